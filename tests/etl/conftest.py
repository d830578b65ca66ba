"""A warehouse with something in every place, made once, and a copy of it for whoever changes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.etl.kept import copy_of, furnished


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return furnished(tmp_path_factory.mktemp("made"))


@pytest.fixture
def place(made: Path, tmp_path: Path) -> Path:
    return copy_of(made, tmp_path)
