import re

import pytest

from setup import environment

REQUIREMENTS = [environment.REPOSITORY / name for name in environment.REQUIREMENTS["dev"]]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A repository of its own, with an empty environment."""
    for file in REQUIREMENTS:
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / ".venv").mkdir()
    monkeypatch.setattr(environment, "REPOSITORY", tmp_path)
    monkeypatch.setattr(environment, "FOLDER", tmp_path / ".venv")
    return tmp_path


def remember(folder, purpose):
    fingerprint = environment.fingerprint(purpose)
    (folder / ".venv" / f"installed-{purpose}").write_text(fingerprint, encoding="utf-8")


def test_nothing_counts_as_installed_at_first(folder):
    assert not environment.is_installed("run")


def test_installed_until_a_pin_changes(folder):
    remember(folder, "run")
    assert environment.is_installed("run")
    with (folder / "requirements.txt").open("a", encoding="utf-8") as file:
        file.write("another==1.0\n")
    assert not environment.is_installed("run")


def test_what_runs_is_not_enough_to_develop(folder):
    remember(folder, "run")
    assert not environment.is_installed("dev")


def test_every_requirement_is_pinned_once_and_names_no_index():
    lines = [line for file in REQUIREMENTS for line in file.read_text(encoding="utf-8").splitlines()]
    wanted = [line for line in lines if line and not line.startswith(("#", "-r requirements"))]
    pinned = re.compile(r"[A-Za-z0-9_.-]+==[0-9][0-9a-z.]*(; sys_platform [!=]= \"\w+\")?")
    assert [line for line in wanted if not pinned.fullmatch(line)] == []
    assert len(wanted) == len({line.partition("==")[0].lower() for line in wanted})
