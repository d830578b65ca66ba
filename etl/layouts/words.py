"""The words of headers and stubs that say what stands under or beside them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_PERIOD = re.compile(
    r"(?:报告期|时间|期间|月份|年月|日期|年份|年度|季度|年|月|季|时期|年次|年別|月別|年·月|시점"
    r"|기간|年\s*[/／]?\s*月"
    r"|(?:reference |time |survey |calendar |financial |fiscal )?(?:periods?|dates?|years?|months?"
    r"|quarters?)|time|ref_date"
    r"|time_period|observation_date|year ?(?:and|/|,|-|&|or) ?(?:month|quarter|period)s?"
    r"|quarter/year|month/year|quarter ?(?:ended|ending)"
    r"|(?:year|month|quarter) ?(?:ended|ending)(?: [a-z]+)?|week|reference year"
    r"|reference month)(?:\(.*\)|[\d:*])*",
    re.IGNORECASE,
)
_SILENT = re.compile(
    r"备注|说明|序号|.{0,6}代[码碼]|编号|.{0,4}编码|行次|排名|排序|位次|名次|代号|#|.{0,12}コード"
    r"|(?:.{0,30}[ _])?(?:codes?|id|ids|cdid|dguid|vectors?|coordinates?|identifier|fips|nuts"
    r"|rank(?:ing)?|no\.|s\.?no\.?|line|csa|cbsa|fips|msa|sizerank|regionid|metro code|area ?code"
    r"|state ?code|naics|sic|isic)"
    r"|notes?|remarks?|footnotes?|status|symbols?|flags?|obs_flag|obs_status|conf_status|terminated"
    r"|decimals|scalar_id|uom_id"
    r"|scalar_factor|unit_mult|unit multiplier|powercode(?: code)?|reference period code|dataflow"
    r"|last update|structure(?:_id|_name)?|action|comments?|freq(?:uency)?|value (?:status"
    r"|footnotes)|confidentiality"
    r"|observation value footnotes|link|url|source",
    re.IGNORECASE,
)
_VALUES = re.compile(
    r"数值|指标值|数据值|数据|数据值|值|values?|obs_value|observation(?: value)?|data|figures?"
    r"|amount|number|数",
    re.IGNORECASE,
)
_INDICATOR = re.compile(
    r"指标|指标名称|项目|指标项目|统计指标|項目|项目名称|名称|分类|类别|分組|区分|항목|구분|種別|用途"
    r"|items?|indicators?|indicator name|series(?: name)?|variables?|categor(?:y|ies)|description"
    r"|measures?|type|title|statistic",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(
    r"units?|(?:series |adjustment )?type|data type|freq(?:uency|\.)?|collection month"
    r"|series start|series end"
    r"|no\.? ?(?:of )?obs\.?(?:ervations)?"
    r"|number of observations|series id|cdid|source dataset id|preunit|release date|next release"
    r"|important notes|title|(?:series )?description|publication date|dataset(?: id)?"
    r"|last updated?|latest update|next update|single month|calendar|source|scale|adjustment"
    r"|geography code|identifier|mnemonic"
    r"|(?:annually|quarterly|monthly)|identif(?:ier|ication) code|代码|指标代码|单位|计量单位|频率"
    r"|数据来源|来源|更新时间|时间区间|(?:起始|结束|起止)(?:时间|日期)|指标id|指标编码",
    re.IGNORECASE,
)
_DERIVED = re.compile(
    r"%|±|增长|增减|增速|增幅|涨幅|同比|环比|比上|比重|占比|占.{1,8}比|指数|份额|结构"
    r"|\b(?:change|changes|growth|rate|ratio|share|percent|percentage|per cent|proportion"
    r"|difference|increase|decrease|error"
    r"|margin|contribution|index)\b",
    re.IGNORECASE,
)
_EASTERN = re.compile(r"[\u4e00-\u9fff]")
_ERROR = re.compile(
    r"\b(?:rse|standard errors?|confidence|margin of error|sampling error|coefficient of variation"
    r"|s\.e\.)\b|标准误|误差",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"\s*(?:合\s*计|总\s*计|小\s*计|全\s*部|总数|總計|合計|总\s*量|(?:grand total|sub-?total|total|all)\b).*",
    re.IGNORECASE,
)
_PART = re.compile(r"\s*(?:其\s*中|#|＃|of which|in which|including)\s*[:：]?\s*", re.IGNORECASE)
_NOTE = re.compile(
    r"\s*(?:注|注释|说明|备注|附注|註|注意|数据来源|资料来源|資料來源|来源|填报人|审核人|制表人?"
    r"|填表人|统计负责人|单位负责人|负责人|填报日期"
    r"|报出日期|联系电话|填报单位|単位負責人|출처|자료|주\)|주:|資料)\s*[\d]*\s*[:：)）.、\s]"
    r"|\s*(?:注|备注|说明|notes?|sources?|footnotes?|symbols?|key|legend)\s*\d*\s*[:：.]?\s*$"
    r"|\s*(?:notes?|sources?|footnotes?|n\.b\.|nb|symbols?|contact|copyright|see also"
    r"|for (?:further|more)|click|next (?:release|update)"
    r"|last updated?|latest update|released?|return to|back to|this (?:worksheet|table|sheet)|© |\(c\) )"
    r"|\s*(?:[*†‡]|\.\.|…|\d{1,2}[.)）、/]?|\([a-z\d]\)|[a-z]\)|[-–:]|[pre]|NA|n\.a\.|①|②|③|[¹²³])\s+\S.{6,}",
    re.IGNORECASE,
)


def plain(text: str) -> str:
    """NFKC on one line, without spaces, colons and footnote signs at the ends."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).strip(" :*.·")


def _matches(pattern: re.Pattern[str], text: str) -> bool:
    words = plain(text)
    if pattern.fullmatch(words):
        return True
    tight = re.sub(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])", "", words)
    halves = re.fullmatch(r"([\u4e00-\u9fff·/、]+)[ /]*([A-Za-z .,()&-]+)", tight)
    return bool(pattern.fullmatch(tight)) or bool(halves and pattern.fullmatch(halves[1]))


@lru_cache(maxsize=4_000)
def names_period(header: str) -> bool:
    """Whether a header says that spans of months follow: 时间, Period, 年份 Year."""
    return _matches(_PERIOD, header)


@lru_cache(maxsize=4_000)
def is_silent(header: str) -> bool:
    """Whether nothing under a header is a figure or a name: 代码, Series ID, Notes."""
    return bool(header) and _matches(_SILENT, header)


@lru_cache(maxsize=4_000)
def names_values(header: str) -> bool:
    """Whether a header only says that values follow: 数值, OBS_VALUE."""
    return _matches(_VALUES, header)


@lru_cache(maxsize=4_000)
def names_indicator(header: str) -> bool:
    """Whether a header only says that names of figures follow: 指标, Item."""
    return _matches(_INDICATOR, header)


@lru_cache(maxsize=4_000)
def is_attribute(label: str) -> bool:
    """Whether the row beside a label describes the columns: Unit, Series ID, Frequency."""
    return bool(label) and _matches(_ATTRIBUTE, label)


@lru_cache(maxsize=20_000)
def is_derived(label: str) -> bool:
    """Whether figures under a label are computed from others: growth, share, error."""
    return bool(_DERIVED.search(label))


@lru_cache(maxsize=20_000)
def is_error(label: str) -> bool:
    """Whether figures under a label tell how uncertain others are."""
    return bool(_ERROR.search(label))


@lru_cache(maxsize=20_000)
def is_total(label: str) -> bool:
    """Whether a label names a total."""
    return bool(_TOTAL.fullmatch(label)) and len(label) < 40


@lru_cache(maxsize=20_000)
def part_words(label: str) -> str:
    """The words that mark a part of the row above: 其中： ; '' where there are none."""
    found = _PART.match(label)
    return found[0] if found else ""


@lru_cache(maxsize=20_000)
def is_note(text: str) -> bool:
    """Whether a line is a note, a source, a signature."""
    return bool(_NOTE.match(text)) or len(text) > 220


@lru_cache(maxsize=20_000)
def translates(text: str, other: str) -> bool:
    """Whether a text has Chinese characters and the other, in letters alone, may say the same."""
    return bool(_EASTERN.search(text)) and not _EASTERN.search(other) and bool(re.search("[A-Za-z]", other))


def begins_notes(text: str) -> bool:
    """Whether a line opens the notes under a table: 注：…, Source: …."""
    return bool(
        re.match(
            r"\s*(?:注|备注|附注|说明|资料来源|数据来源|資料來源|notes?|sources?)\s*\d*\s*[:：.]",
            text,
            re.IGNORECASE,
        )
    )
