import io
import zipfile

import pytest

from etl.archive import Archive
from etl.problem import IssueError
from tests.etl.parts import zipped

PARTS = {"a.xml": "甲" * 10, "b/大.xml": "".join(map(str, range(50_000))), "c.xml": ""}


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_parts_are_read_and_packed_again(method):
    archive = Archive(zipped(PARTS, method))
    assert archive.part("A.XML").decode() == PARTS["a.xml"]
    assert archive.part("b/大.xml").decode() == PARTS["b/大.xml"]
    with zipfile.ZipFile(io.BytesIO(archive.only(["a.xml", "b/大.xml"]))) as again:
        assert again.testzip() is None
        assert again.namelist() == ["a.xml", "b/大.xml"]
        assert again.read("b/大.xml").decode() == PARTS["b/大.xml"]


def test_what_is_claimed_is_all_that_is_unpacked():
    whole = zipped(PARTS)
    at = whole.index(b"a.xml", whole.index(b"PK\x01\x02")) - 46
    archive = Archive(whole[: at + 24] + (29).to_bytes(4, "little") + whole[at + 28 :])
    with pytest.raises(IssueError):
        archive.part("a.xml")


def test_a_zip_with_a_password_is_refused():
    whole = bytearray(zipped({"a.xml": "1"}))
    whole[whole.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(IssueError) as caught:
        Archive(bytes(whole))
    assert caught.value.issue.code == "encrypted"
