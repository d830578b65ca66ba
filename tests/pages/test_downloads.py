from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

Visit = Callable[..., AppTest]


@pytest.mark.parametrize("page", ["overview", "trend", "growth", "targets", "sources"])
def test_no_file_is_sent_before_it_is_asked_for(warehouse: Path, visit: Visit, page: str) -> None:
    app = visit(page)
    assert "下载" in [block.proto.popover.label for block in app.get("popover")]
    assert list(app.get("download_button")) == []
