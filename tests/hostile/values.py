"""Values that are not what they look like, and names that are more than names."""

from __future__ import annotations

from tests.etl.parts import book, parts, sheet, styles, zipped
from tests.hostile.fault import FIGURE, Fault, Faults, cell, of_cell, refused

INLINE = ' t="inlineStr"'


def text(said: str) -> bytes:
    """The figure as a text."""
    return of_cell(f"<is><t>{said}</t></is>", INLINE)


def named(name: str) -> bytes:
    """A good workbook whose sheet is called so."""
    made = parts([sheet()])
    return zipped({**made, "xl/workbook.xml": str(made["xl/workbook.xml"]).replace("表1", name)})


def labelled(name: str) -> bytes:
    """A good table and a line under another name, without a figure."""
    more = f'<row r="3"><c r="A3"{INLINE}><is><t>{name}</t></is></c></row>'
    return book(sheet(cell("<v>37635.87</v>") + more))


FAULTS: Faults = {
    "an error": Fault(lambda: of_cell("<v>#REF!</v>", ' t="e"'), "no_table"),
    "a formula without a value": Fault(lambda: of_cell("<f>A1</f>"), "no_table"),
    "infinity": Fault(lambda: of_cell("<v>INF</v>"), "no_table"),
    "no number": Fault(lambda: of_cell("<v>NaN</v>"), "no_table"),
    "beyond all numbers": Fault(lambda: of_cell("<v>1E400</v>"), "no_table"),
    "a hexadecimal number": Fault(lambda: of_cell("<v>0x1F</v>"), "no_table"),
    "a truth": Fault(lambda: of_cell("<v>1</v>", ' t="b"'), "no_table"),
    "a number in full width": Fault(lambda: text("３７６３５.８７")),
    "a number with spaces around": Fault(lambda: of_cell("<v> 37635.87 </v>")),
    "a number with an exponent": Fault(lambda: of_cell("<v>3.763587E4</v>")),
    "a share that is shown in per cent": Fault(
        lambda: book(sheet(cell("<v>0.5</v>", ' s="1"')), more={"styles": styles("0.00%")}), "wrong_unit"
    ),
    "a sheet named as a formula": Fault(lambda: named("=cmd|calc!A0")),
    "a sheet named as markup": Fault(lambda: named("&lt;img src=x onerror=alert(1)&gt;")),
    "a sheet named as a path": Fault(lambda: named("../../x")),
    "a sheet with a name of 5 000 letters": Fault(lambda: named("长" * 5_000)),
    "a sheet without a name": Fault(lambda: named("")),
    "a sheet named with a brace": Fault(lambda: named("{0.__class__}%s{found}")),
    "a label as a formula": Fault(lambda: labelled("=1+1")),
    "a label as SQL": Fault(lambda: labelled("'); drop table observation; --")),
    "a label as Markdown that fetches": Fault(lambda: labelled("![x](http://127.0.0.1:9/x.png)")),
    "a label as a template": Fault(lambda: labelled("{{ config }} {% raw %} ${7*7}")),
    "a label written from right to left": Fault(lambda: labelled("\u202e积面售销\u202c")),
    "a label of signs that nobody sees": Fault(lambda: labelled("\u200b\u200c\u2060\ufeff")),
    "a label of 32 000 letters": Fault(lambda: labelled("长" * 32_000)),
    "a label of marks over marks": Fault(lambda: labelled("a" + "\u0301" * 10_000)),
    "a label of 30 000 digits": Fault(lambda: labelled("9" * 30_000)),
    "a label of 30 000 brackets": Fault(lambda: labelled("(" * 30_000)),
    "a label of 15 000 years": Fault(lambda: labelled("2023年" * 6_000)),
    "a label of 30 000 spaces": Fault(lambda: labelled("x" + " " * 30_000 + "x")),
    "a label of slashes": Fault(lambda: labelled("、/；" * 10_000)),
    "a good table": Fault(lambda: book(), figures=FIGURE),
    "a table of nothing but labels": refused("no_table", lambda: text("无")),
}
