import pytest

from etl.again import load_again
from etl.loads import listed, load_files, roll_back
from indicators.catalog import Catalog
from indicators.warehouse import WarehouseError, open_current

CATALOG = Catalog.load()
FACTS = "select * exclude (load) from observation"


@pytest.fixture
def once(tmp_path):
    """A warehouse of one file that names no region."""
    path = tmp_path / "四月.csv"
    path.write_text(
        "指标,报告期,数值,单位\n商品房销售面积,2023年1-4月,37635.87,万平方米\n", encoding="utf-8-sig"
    )
    load_files([path], tmp_path / "warehouse", CATALOG, "990100")
    path.unlink()
    return tmp_path / "warehouse"


def test_what_was_taken_back_comes_again_as_a_new_load_of_the_same_file(once):
    before = open_current(once).rows(FACTS)
    roll_back(once, CATALOG, 1)
    outcome = load_again(once, CATALOG, 1)
    assert (outcome.result, outcome.load, outcome.file, outcome.new) == ("loaded", 2, "四月.csv", 1)
    assert open_current(once).rows(FACTS) == before
    first, second = listed(once)
    assert (second.file, second.sha256, second.region) == (first.file, first.sha256, "990100")


def test_what_counts_is_not_loaded_twice(once):
    assert load_again(once, CATALOG, 1).result == "already_loaded"


def test_a_load_or_an_original_that_is_not_there(once):
    with pytest.raises(WarehouseError, match="没有入库批次 7"):
        load_again(once, CATALOG, 7)
    roll_back(once, CATALOG, 1)
    for path in (once / "archive").iterdir():
        path.unlink()
    with pytest.raises(WarehouseError, match="存档里没有原始文件"):
        load_again(once, CATALOG, 1)
