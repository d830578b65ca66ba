"""The English spellings of spans of months that published tables use, over lower-case NFKC text."""

from __future__ import annotations

import re
from functools import cache

Found = dict[str, str]

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
ROMANS = ("i", "ii", "iii", "iv")
ORDINALS = {
    "first": "1", "1st": "1", "second": "2", "2nd": "2", "third": "3", "3rd": "3", "fourth": "4", "4th": "4",
    "three": "3", "six": "6", "nine": "9", "twelve": "12",
}  # fmt: skip

_NAME = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_YEAR = r"(?P<year>(?:1[89]|20)\d{2})"
_ANY_YEAR = r"(?P<year>(?:1[89]|20)\d{2}|(?<=[-'/ ])\d{2})"
_MONTH = rf"(?P<month>{_NAME})\.?"
_LAST = rf"(?P<last_month>{_NAME})\.?"
_GAP = r"[ ,.'/-]*"
_TO = r" ?(?:-|to|through|/) ?"
_NTH = r"(?:1st|2nd|3rd|4th|first|second|third|fourth)"
_QUARTER = (
    rf"(?:q(?:tr|uarter)?\.? ?(?P<quarter>[1-4])|(?P<quarter>[1-4]) ?q(?:tr)?\.?"
    rf"|(?P<quarter>{_NTH}) (?:quarter|qtr\.?))"
)
_HALF = r"(?:h(?P<half>[12])|(?P<half>[12])h|(?P<half>first|second|1st|2nd) half)"
_AS_AT = r"(?:(?:as )?(?:at|of|on)(?: the)?(?: end(?: of)?)? |end(?: of)?[ -])?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"


def _variants(pattern: str) -> list[str]:
    """A pattern with a name used twice, once for each of its alternatives."""
    for whole in (_QUARTER, _HALF):
        if whole in pattern:
            parts = whole.removeprefix("(?:").removesuffix(")").split("|(?P<")
            alternatives = [parts[0], *("(?P<" + part for part in parts[1:])]
            return [pattern.replace(whole, f"(?:{one})") for one in alternatives]
    return [pattern]


_SPELLED = (
    rf"(?:year |cy ?|calendar year )?{_YEAR}",
    rf"(?P<financial>fy ?|financial year |fiscal year ){_YEAR}",
    rf"(?P<day>\d{{1,2}})[/.](?P<number>\d{{1,2}})[/.]{_YEAR}",
    rf"{_AS_AT}{_MONTH}",
    rf"{_AS_AT}{_MONTH}{_GAP}{_ANY_YEAR}",
    rf"{_YEAR}{_GAP}(?:m(?=[a-z]))?{_MONTH}",
    rf"{_AS_AT}{_DAY}{_GAP}{_MONTH}{_GAP}{_ANY_YEAR}",
    rf"{_AS_AT}{_MONTH} ?{_DAY},? {_YEAR}",
    rf"{_AS_AT}{_DAY} {_MONTH}",
    rf"{_MONTH}{_TO}{_LAST}",
    rf"{_MONTH}{_TO}{_LAST}{_GAP}{_ANY_YEAR}",
    rf"{_YEAR}{_GAP}{_MONTH}{_TO}{_LAST}",
    rf"{_MONTH}{_GAP}(?P<first_year>(?:1[89]|20)\d{{2}}){_TO}{_LAST}{_GAP}{_ANY_YEAR}",
    _QUARTER,
    rf"{_QUARTER}{_GAP}(?:of )?{_ANY_YEAR}",
    rf"{_YEAR}{_GAP}(?:- ?)?{_QUARTER}",
    _HALF,
    rf"{_HALF}{_GAP}(?:of )?{_ANY_YEAR}",
    rf"{_YEAR}{_GAP}{_HALF}",
    rf"{_MONTH} ?(?P<ended>quarter|qtr)\.?(?:{_GAP}{_ANY_YEAR})?",
    rf"{_YEAR}{_GAP}{_MONTH} ?(?P<ended>quarter|qtr)\.?",
    rf"(?P<ended>quarter|qtr|year|half) ?-?(?:ended|ending|end|to)(?: in)? ?(?:\d{{1,2}} )?{_MONTH}"
    rf"(?:{_GAP}{_ANY_YEAR})?",
    rf"(?P<ended>three|six|nine|twelve|3|6|9|12) ?-?months? (?:ended|ending|to)(?: \d{{1,2}})? {_MONTH}"
    rf"(?:{_GAP}{_ANY_YEAR})?",
    rf"(?:fy ?|financial year |fiscal year )?{_YEAR} ?[/-] ?(?P<split>\d{{2}}|(?:1[89]|20)\d{{2}})",
)


@cache
def english() -> tuple[re.Pattern[str], ...]:
    """Every spelling; a tenth of a second to work out, and only a process that reads a file needs them."""
    return tuple(re.compile(one) for pattern in _SPELLED for one in _variants(pattern))
