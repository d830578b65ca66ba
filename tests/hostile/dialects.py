"""Text files: encodings, quotes, separators."""

from __future__ import annotations

import random

from tests.hostile.fault import FIGURE, HEAD, LINE, Fault, Faults, refused

GOOD = HEAD + LINE

FAULTS: Faults = {
    "UTF-8": Fault(lambda: GOOD.encode()),
    "UTF-8 with a mark": Fault(lambda: GOOD.encode("utf-8-sig")),
    "GB18030": Fault(lambda: GOOD.encode("gb18030")),
    "GB18030 with signs of four bytes": Fault(lambda: (GOOD + "注：㐀𠀀\n").encode("gb18030")),
    "UTF-16 with a mark": Fault(lambda: GOOD.encode("utf-16")),
    "UTF-16, big end first": Fault(lambda: b"\xfe\xff" + GOOD.encode("utf-16-be")),
    "UTF-16 without a mark": refused("unknown_format", lambda: GOOD.encode("utf-16-le")),
    "UTF-16 cut off within a sign": refused("unknown_encoding", lambda: GOOD.encode("utf-16")[:-1]),
    "UTF-32": refused("unknown_format", lambda: GOOD.encode("utf-32-be")),
    "bytes that are neither": refused("unknown_encoding", lambda: GOOD.encode() + b"\xff\xff\xff"),
    "zeros within": refused("unknown_format", lambda: GOOD.encode().replace(b",", b",\0", 1)),
    "an open quotation mark": refused("unreadable", lambda: (HEAD + '"商品房销售面积,万平方米,1\n').encode()),
    "text behind a quotation mark": refused(
        "unreadable", lambda: (HEAD + '"商品房"销售面积,万平方米,37635.87\n').encode()
    ),
    "a quotation mark within": Fault(lambda: (GOOD + '注：所谓"面积"\n').encode()),
    "a comma that nobody quoted": refused(
        "ragged",
        lambda: (HEAD + LINE * 2 + "商品房销售额,亿元,1,696.3\n" + LINE.replace("面积", "额") * 2).encode(),
    ),
    "tabs": Fault(lambda: GOOD.replace(",", "\t").encode()),
    "semicolons": Fault(lambda: GOOD.replace(",", ";").encode()),
    "ends of lines of the old Macintosh": Fault(lambda: GOOD.replace("\n", "\r").encode()),
    "ends of lines of Windows": Fault(lambda: GOOD.replace("\n", "\r\n").encode()),
    "a line of 2 MB": refused("too_large", lambda: (GOOD + "注" * 2_000_000).encode()),
    "a line of 100 000 commas": refused("too_large", lambda: (GOOD + "," * 100_000 + "1").encode()),
    "400 000 lines": refused("too_large", lambda: GOOD.encode() + b"1\n" * 400_000),
    "two million cells": refused("too_large", lambda: GOOD.encode() + (b"1," * 500 + b"1\n") * 4_500),
    "quotation marks of 5 MB": refused("too_large", lambda: b'"' * 5_000_001),
    "commas alone": refused("no_table", lambda: b"," * 400),
    "a formula in a label": Fault(
        lambda: (GOOD + '"=HYPERLINK(""http://127.0.0.1:9/"";1)",万平方米,\n').encode(), figures=FIGURE
    ),
    "numbers of chance": refused(
        "no_table",
        lambda: "\n".join(
            ",".join(str(random.Random(n).random()) for _ in range(3)) for n in range(9)
        ).encode(),
    ),
    "full-width digits": Fault(
        lambda: (HEAD + "商品房销售面积,万平方米,３７６３５.８７\n").encode(), figures=FIGURE
    ),
    "a thousand brackets": Fault(lambda: (GOOD + "注：" + "（" * 10_000 + "\n").encode()),
    "a number of 30 000 digits": refused(
        "no_figures", lambda: (HEAD + "商品房销售面积,万平方米," + "9" * 30_000 + "\n").encode()
    ),
    "a number of 10 000 commas": Fault(
        lambda: (GOOD + f'商品房销售额,亿元,"{"1," * 10_000}"\n').encode(), figures=FIGURE
    ),
}
