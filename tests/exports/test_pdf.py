"""Office files become PDF where LibreOffice is found; what the machine lacks is said and nothing else."""

import pytest

from exports import baskets, chromium, pdf
from exports.error import ExportError
from exports.slides import write
from tests.exports.sample import basket


def test_slides_become_pdf_where_libreoffice_is() -> None:
    if pdf.program() is None:
        pytest.skip("no LibreOffice on this machine: PDF was NOT tried")
    assert pdf.pdf(write(basket()), ".pptx").startswith(b"%PDF-")


def test_without_libreoffice_the_rest_is_offered_and_pdf_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(pdf, "_PLACES", ())
    monkeypatch.setattr(chromium, "_PLACES", ())
    absent = {each.label: each.absent for each in baskets.renderings()}
    assert [label for label, why in absent.items() if not why] == [
        "PowerPoint",
        "Word",
        "Excel",
        "离线演示（HTML）",
    ]
    assert "LibreOffice" in absent["PDF（演示文稿）"]
    assert "Chromium" in absent["图片（每页一张 PNG）"]
    with pytest.raises(ExportError, match="没有 LibreOffice"):
        pdf.pdf(b"", ".pptx")
