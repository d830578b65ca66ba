"""A build of each schema that ever was is opened, and is of today's schema from the next start or load on."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from etl.catching_up import catch_up
from etl.examination.doctor import examine
from etl.ledger import FILE
from etl.loads import listed
from etl.publish import SCHEMA
from indicators.catalog import Catalog
from indicators.warehouse import SCHEMA_VERSION, current, open_current
from tests.etl.examined import let_go, quiet, reload, values
from tests.etl.kept import facts, furnished

FROZEN = Path(__file__).parent / "schemas"
VERSIONS = sorted(int(path.stem) for path in FROZEN.glob("*.sql"))
CATALOG = Catalog.load()


@pytest.fixture(params=VERSIONS)
def earlier(request, tmp_path):
    """A warehouse as the program of a schema version left it: before the ledger was kept."""
    place = furnished(tmp_path)
    let_go()
    newest = current(place)
    newest.rename(newest.with_suffix(".now"))
    with duckdb.connect(str(newest)) as build:
        build.execute((FROZEN / f"{request.param}.sql").read_text(encoding="utf-8"))
        build.execute(f"attach '{newest.with_suffix('.now')}' as now (read_only)")
        for (table,) in build.execute(
            "select table_name from duckdb_tables() where database_name = current_database()"
        ).fetchall():
            names = {row[0] for row in build.execute(f"describe {table}").fetchall()}
            told = {row[0] for row in build.execute(f"describe now.{table}").fetchall()}
            columns = ", ".join(sorted(names & told))
            build.execute(f"insert into {table} ({columns}) select {columns} from now.{table}")  # noqa: S608
        build.execute("update build set schema_version = $version", {"version": request.param})
    newest.with_suffix(".now").unlink()
    (place / FILE).unlink()
    return place


def version(place):
    return open_current(place).rows("select schema_version from build")[0][0]


def test_every_version_is_frozen_and_the_newest_is_that_of_the_program():
    assert list(range(1, SCHEMA_VERSION + 1)) == VERSIONS
    frozen = (FROZEN / f"{SCHEMA_VERSION}.sql").read_text(encoding="utf-8").partition("\n")[2]
    assert frozen == SCHEMA.read_text(encoding="utf-8")


def test_it_is_read_and_is_sound(earlier):
    assert values(earlier)
    assert [load.load for load in listed(earlier)] == [1, 2, 3]
    assert {finding.code for finding in examine(earlier, quiet).findings} == {"ledger_behind"}


def test_at_the_next_start_it_is_of_todays_schema_with_the_same_facts(earlier):
    before, loads, old = facts(earlier)[:2], listed(earlier), version(earlier)
    assert catch_up(earlier, lambda: CATALOG)
    assert version(earlier) == SCHEMA_VERSION
    assert (facts(earlier)[:2], listed(earlier)) == (before, loads)
    assert not catch_up(earlier, lambda: CATALOG)
    assert (current(earlier).name == "000005.duckdb") == (old < SCHEMA_VERSION)


def test_the_next_load_takes_it_along(earlier, tmp_path):
    loads = listed(earlier)
    assert reload(earlier, tmp_path, 8) == "loaded"
    assert version(earlier) == SCHEMA_VERSION
    assert listed(earlier)[:3] == loads
    assert examine(earlier, quiet).findings == ()
