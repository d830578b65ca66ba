import shutil

import pytest

from indicators.catalog import FOLDER, Catalog, CatalogError
from indicators.faults import faults


@pytest.fixture
def folder(tmp_path):
    """A copy of the shipped catalogue."""
    return shutil.copytree(FOLDER, tmp_path / "catalog")


def plant(folder, name, old, new, times=1):
    """Writes ``new`` in place of ``old`` and answers the line on which it now stands."""
    path = folder / f"{name}.csv"
    text = path.read_text(encoding="utf-8-sig")
    assert old in text, f"{name}.csv no longer has {old!r}"
    path.write_text(text.replace(old, new, times), encoding="utf-8-sig")
    return text[: text.index(old)].count("\n") + 1


def test_the_shipped_catalogue_has_none():
    assert faults() == []


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        (
            "indicators",
            "Gross output value of construction,construction,亿元",
            "x,construction,亿圆",
            "单位“亿圆”",
        ),
        (
            "indicators",
            "construction,construction,亿元",
            "construction,contsruction,亿元",
            "topic“contsruction”",
        ),
        ("indicators", "亿元,flow,up,2,cumulative", "亿元,flux,up,2,cumulative", "kind“flux”"),
        ("indicators", "亿元,flow,up,2,cumulative", "亿元,flow,good,2,cumulative", "better“good”"),
        ("indicators", "亿元,flow,up,2,cumulative", "亿元,flow,up,两,cumulative", "decimals“两”"),
        ("indicators", "亿元,flow,up,2,cumulative", "亿元,flow,up,2,monthly", "reporting“monthly”"),
        ("indicators", ",flow,up,2,cumulative,yes", ",flow,up,2,cumulative,是", "additive“是”"),
        ("indicators", ",stock,up,0,point,no", ",stock,up,0,point,yes", "不是流量"),
        ("indicators", "yes,current,注册地", "yes,nominal,注册地", "price_basis“nominal”"),
        ("indicators", "yes,current,注册地", "yes,current,住所地", "basis“住所地”"),
        ("indicators", "\nre_fai,", "\nre_investment,", "“re_investment”与第"),
        ("indicators", "\nre_fai,", "\nRE-FAI,", "代码“RE-FAI”"),
        ("indicators", "\nre_fai,", "\n,", "code 列是空的"),
        ("indicators", "房地产业固定资产投资|", "房地产开发投资额|", "一个词不能指两样东西"),
        ("indicators", "房地产业固定资产投资|", "房地产 投资_|", "一个词不能指两样东西"),
        ("indicators", "房地产业固定资产投资|", "……|", "名称“……”只有标点或编号"),
        ("indicators", "|住宅投资=住宅", "|住宅投资=办公楼|住宅投资=住宅", "（类别办公楼）"),
        ("indicators", "|住宅投资=住宅", "|住宅投资=公寓", "类别“公寓”不在 categories 列中"),
        ("indicators", "|住宅投资=住宅", "|=住宅", "等号前没有名称"),
        (
            "indicators",
            "住宅|办公楼|商业营业用房|其他,各种",
            "住宅|办公楼|商业营业用房|住宅,各种",
            "写了两次",
        ),
        (
            "indicators",
            "handover_done,handover_due",
            "handover_dome,handover_due",
            "numerator“handover_dome”",
        ),
        ("indicators", "handover_done,handover_due", "handover_done,", "只填了一个"),
        ("indicators", "handover_done,handover_due", "re_sales_area,handover_due", "得不出“%”"),
        (
            "indicators",
            "re_sales_value,re_sales_area",
            "construction_output,re_sales_area",
            "一个按注册地、一个按在地",
        ),
        ("indicators", "ratio,up,1,point,no", "index,up,1,point,no", "kind 却不是 ratio"),
        ("units", "万元,元,10000", "万元,元,一万", "factor“一万”不是正数"),
        ("units", "万元,元,10000", "万元,元,-1", "不是正数"),
        ("units", "万元,元,10000", "万元,圆,10000", "基准单位“圆”不在"),
        ("units", "万元,元,10000", "万元,亿元,10000", "自己的 factor 不是1"),
        ("units", "\n千元,", "\n万元,", "与第3行重复"),
        ("units", "人民币万元", "㎡", "一个词不能指两样东西"),
        ("topics", "property,物业服务,6", "property,,6", "name 列是空的"),
        ("topics", "property,物业服务,6", "property,物业服务,第六", "ordinal“第六”"),
        ("regions", "990105,石桥市,石桥,990100", "990105,石桥市,石桥,990199", "上级地区“990199”不在"),
        ("regions", "990105,石桥市,石桥,990100", "990105,石桥市,石桥,", "没有上级地区"),
        ("regions", "990100,云江市,云江,100000", "990100,云江市,云江,990105", "绕回了它自己"),
        ("regions", "100000,city", "100000,town", "level“town”"),
        ("regions", "province,11,100001", "province,11,110000", "不是 level 为 area"),
        ("regions", "nation,0,,yes", "nation,0,,", "没有默认地区"),
        ("regions", "area,1,,,", "area,1,,yes,", "默认地区只能有一个"),
        ("regions", "高新技术产业开发区", "城东", "一个词不能指两样东西"),
        ("breaks", "secondhand_deals,990100", "secondhand_sales,990100", "指标“secondhand_sales”不在"),
        ("breaks", "secondhand_deals,990100", "secondhand_deals,999999", "地区“999999”不在"),
        ("breaks", "990100,,2024-01", "990100,公寓,2024-01", "类别“公寓”不在"),
        ("breaks", "990100,,2024-01", "990100,,2024-13", "月份“2024-13”无法识别"),
        ("breaks", "990100,,2024-01", "990100,,2024/1/1", "月份“2024/1/1”无法识别"),
    ],
)
def test_a_planted_fault_is_reported_with_its_place(folder, name, old, new, said):
    plant(folder, name, old, new)
    found = [fault for fault in faults(folder) if said in fault]
    assert found, faults(folder)
    assert found[0].startswith(f"{name}.csv")
    assert "请" in found[0] or "只能用" in found[0], "it says how to mend it"


def test_a_fault_names_the_line_that_a_spreadsheet_shows(folder):
    line = plant(folder, "units", "万元,元,10000", "万元,元,一万")
    assert any(fault.startswith(f"units.csv第{line}行：") for fault in faults(folder))


def test_lines_are_counted_over_a_cell_of_two_lines(folder):
    plant(folder, "topics", "construction,建筑业,1", 'construction,"建筑\n业",1')
    plant(folder, "topics", "property,物业服务,6", "property,物业服务,六")
    assert faults(folder)[0].startswith("topics.csv第8行：")


def test_all_faults_are_reported_at_once(folder):
    plant(folder, "units", "万元,元,10000", "万元,元,一万")
    plant(folder, "topics", "property,物业服务,6", "property,,六")
    plant(folder, "breaks", "990100,,2024-01", "990100,,2024-13")
    assert len(faults(folder)) == 4


def test_a_file_that_is_missing_is_named(folder):
    (folder / "units.csv").unlink()
    assert faults(folder) == ["units.csv：没有这个文件。请从版本库恢复，或新建后写上表头"]
    with pytest.raises(CatalogError, match=r"units\.csv"):
        Catalog.load(folder)


def test_a_file_saved_in_another_encoding_is_named(folder):
    path = folder / "topics.csv"
    path.write_bytes(path.read_text(encoding="utf-8-sig").encode("gb18030"))
    assert [fault for fault in faults(folder) if "不是 UTF-8 编码" in fault]
    with pytest.raises(CatalogError, match="etl check"):
        Catalog.load(folder)


def test_a_file_without_the_mark_that_excel_needs_is_named(folder):
    path = folder / "topics.csv"
    path.write_bytes(path.read_bytes().removeprefix(b"\xef\xbb\xbf"))
    assert len(faults(folder)) == 1
    assert "另存为" in faults(folder)[0]
    assert Catalog.load(folder).topics, "it can be read all the same"


def test_columns_are_checked(folder):
    plant(folder, "topics", "code,name,ordinal", "code,名称,ordinal")
    assert "缺少列name" in faults(folder)[0]
    plant(folder, "topics", "code,名称,ordinal", "code,name,ordinal,备注")
    assert "多出列“备注”" in faults(folder)[0]


def test_a_row_with_a_comma_too_many_is_named(folder):
    line = plant(folder, "topics", "property,物业服务,6", "property,物业,服务,6")
    assert f"topics.csv第{line}行：有4格，表头有3列" in faults(folder)[0]
