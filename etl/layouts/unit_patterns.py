"""The patterns of units in lower-case NFKC text: money, counts, percentages, index bases, Eastern ones."""

from __future__ import annotations

import re

MONEY = (
    r"(?:(?:us|a|au|nz|hk|c|ca|nt|s|r)?\$|[£€¥₩]|usd|eur|gbp|aud|cad|nzd|hkd|rmb|cny|jpy|krw|yuan|euros?"
    r"|(?:canadian |australian |us |u\.s\. )?dollars?|pounds?(?: sterling)?|sterling|won|yen|pence)"
)
MANY = (
    r"(?:hundred millions?|millions?|mil\.?|mn|m|billions?|bn|b|trillions?|hundred thousands?"
    r"|thousands?|thous\.?"
    r"|['’‘]?000['’‘]?s?|1,?000|10[ ,]?000|100 million|hundreds?|k)"
)
THINGS = (
    r"(?:(?:housing |dwelling |residential )?units|dwellings?(?: units)?|houses|homes|households"
    r"|persons|people"
    r"|number|no\.?|numbers|sq\.? ?(?:m|metres?|meters?|ft|feet|km)\.?"
    r"|square (?:metres?|meters?|feet|kilomet(?:re|er)s?)|m2|m²|km2|km²|hectares?|ha|acres?"
    r"|kilomet(?:re|er)s?|km"
    r"|tonnes?|tons|gwh|kwh|years?|months?|weeks?|days?|hours?|jobs|employees|cases|loans|transactions"
    r"|enterprises|establishments|buildings|projects|rooms|beds|cubic (?:metres?|meters?)|m3|m³|ratio|points"
    r"|vehicles|items|hectolitres?|litres?)"
)
PRICES = r"(?:,? ?(?:\(?(?:at )?(?:current|constant|chained|real|nominal|\d{4}|nsa\b|sa\b)[^()]{0,40}\)?))?"
_PERCENT = (
    r"(?:(?:%|per ?cent|percent)(?: of [a-z][a-z ]{1,30})|%|per ?cent(?:ages?)?|percents|pct\.?"
    r"|percentage points?|p\.?p\.?t?s?|‰|per mille|per thousand)"
)
BASE = (
    r"\(?(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? )?(?:19"
    r"|20)\d\d(?: ?[-/] ?\d{2,4})?(?: ?q[1-4])?(?: [a-z]{3,9})? ?= ?100(?:\.0+)?\)?"
)
_EASTERN_BASE = r"(?:上年同?[期月季]?|去年同?[期月]?|上[月季期]|前年同月|\d{4}年(?:\d{1,2}月)?|定基)=100"
_INDEX = rf"(?:index(?: numbers?| points?)?(?:[ ,:]*(?:\(?base[:, ]*)?{BASE}\)?)?|{BASE})"
_PER = r"(?: ?(?:per\b|/) ?(?:1,?000 |100,?000 |100 )?[a-z][a-z .]{0,28}\d?)?"
STRICT = re.compile(
    rf"(?:in )?(?:{_PERCENT}|{_EASTERN_BASE}|index, base year ?= ?100|{_INDEX}|{MONEY} ?,?{MANY}"
    rf"|{MONEY}{_PER}|{MANY} (?:of )?(?:[a-z\d]+ ){{0,3}}{MONEY}{_PER}"
    rf"|{MANY} (?:of )?{THINGS}|{MANY[:-1].replace('|m|', '|').replace('|b|', '|').replace('|k', '')}))"
    rf"{PRICES}"
)
LOOSE = re.compile(rf"(?:in )?(?:{THINGS}|{MANY}|(?:{THINGS}) ?per [a-z .\d]{{1,30}}){_PER}")
_COUNTED = (
    r"(?:[^\W\d_]?[元円]|人民币|美元|欧元|日元|人民幣|港元|平方米|平方公里|平方千米|m2|m3|㎡|公顷"
    r"|公頃|亩|套|户|戶|戸|棟|栋|幢|人|名|个|個"
    r"|座|台|辆|輛|吨|噸|公里|千米|米|立方米|件|家|处|處|项|項|条|條|次|批|人次|批次|岁|年|月|天|日"
    r"|千瓦时|千瓦小时|度|头|只|床|张|所|间"
    r"|世帯|世帶|車|宗|份|座位|标准煤|公斤|千克|升|호|명|원|동|건|가구)"
)
EASTERN = re.compile(
    rf"[十百千万亿萬億천백만억십]{{0,3}}{_COUNTED}(?:[/／每][^\s()]{{1,8}})?|[%‰％]|个?百分点|倍|每[^\s()]{{1,6}}[元円]|{BASE}"
)
