"""Who may do what: ``people.csv`` of the warehouse's folder, a person a row, which people may edit in Excel.

No password is kept here: that somebody is who they say is the sign-in's to know (``desk.sign_in``).
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Final, Literal, NamedTuple, get_args

from desk import shelf

FILE: Final = "people.csv"
COLUMNS: Final = ("name", "role", "region")
Role = Literal["viewer", "editor", "admin"]  # each may what the one before may
RANKS: Final[tuple[Role, ...]] = get_args(Role)
ROLES: Final[dict[Role, str]] = {"viewer": "查看", "editor": "填报", "admin": "管理"}
LOCAL: Final = "本机"  # there is no sign-in: whoever uses this computer
VISITOR: Final = "访客"  # there is none on purpose: whoever opens the pages over the network
LONGEST_NAME: Final = 80
_FORMULA: Final = tuple("=+-@＝＋－＠")


class PeopleError(ValueError):
    """The list cannot be read, or what was asked for cannot be; the message is for the reader."""


@dataclass(frozen=True)
class Person:
    """``region`` is the code of the only region, with what is below it, whose figures the person may see or
    write; '' for all.
    """

    name: str
    role: Role
    region: str = ""

    def may(self, role: Role) -> bool:
        """Whether the person has this role or a higher one."""
        return RANKS.index(self.role) >= RANKS.index(role)


class Listed(NamedTuple):
    """The people of the file in its order, what is wrong with the other rows, and whose names these have."""

    people: tuple[Person, ...]
    faults: tuple[str, ...]
    doubtful: frozenset[str]


def listed(folder: Path) -> Listed:
    """All people of a warehouse's folder; raises PeopleError where the file is none at all."""
    path = folder / FILE
    try:
        state = path.stat()
    except FileNotFoundError:
        return Listed((), (), frozenset())
    except OSError as fault:
        raise PeopleError(f"{FILE} 读不出来（{fault.strerror}）：请核对仓库文件夹的权限。") from None
    return _read(path, state.st_mtime_ns, state.st_size, state.st_ino)


def person(folder: Path, name: str, *, invited: bool = False) -> Person:
    """Who signed in under this name; may only look where the list does not name them, or, where only who is
    ``invited`` comes in, is nobody.

    Names are one whatever their case and width: a directory lets people type theirs either way. Raises
    PeopleError where the list cannot be read, or says of this person what cannot be.
    """
    known = listed(folder)
    if folded(name) in known.doubtful:
        raise PeopleError(f"{FILE} 里“{name}”一行写法有误，暂不能使用：请管理员改正。")
    own = next((each for each in known.people if folded(each.name) == folded(name)), None)
    if own is None and invited:
        raise PeopleError(f"“{name}”不在人员名单里：请管理员把这个登录名加入名单。")
    return own or Person(name, "viewer")


def add(folder: Path, new: Person) -> Person:
    """List somebody; raises PeopleError for a name that is none or is listed."""
    plain = _possible(replace(new, name=_fit(new.name)))

    def added(people: list[Person]) -> list[Person]:
        if any(folded(each.name) == folded(plain.name) for each in people):
            raise PeopleError(f"“{plain.name}”已在名单里：请在表中改其权限。")
        return [*people, plain]

    _changed(folder, added)
    return plain


def change(folder: Path, new: Person) -> Person:
    """Give somebody another role or region and answer who they were; one admin must remain."""
    _possible(new)
    before: list[Person] = []

    def changed(people: list[Person]) -> list[Person]:
        before.append(_one(people, new.name))
        return [replace(new, name=each.name) if each == before[0] else each for each in people]

    _changed(folder, changed)
    return before[0]


def remove(folder: Path, name: str) -> Person:
    """Take somebody off the list and answer who they were; one admin must remain."""
    gone: list[Person] = []

    def without(people: list[Person]) -> list[Person]:
        gone.append(_one(people, name))
        return [each for each in people if each != gone[0]]

    _changed(folder, without)
    return gone[0]


def folded(name: str) -> str:
    """What two spellings of a name have in common."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _one(people: Sequence[Person], name: str) -> Person:
    found = next((each for each in people if folded(each.name) == folded(name)), None)
    if found is None:
        raise PeopleError(f"名单里没有“{name}”：可能刚被移出，请刷新页面。")
    return found


def _changed(folder: Path, change_: Callable[[list[Person]], list[Person]]) -> None:
    with shelf.locked(folder):
        known = listed(folder)
        if known.faults:
            raise PeopleError(
                f"没有改动：{FILE} 里有写错的行，请先在 Excel 里改正。{'；'.join(known.faults)}"
            )
        old = list(known.people)
        new = change_(old)
        if _admins(old) and not _admins(new):
            raise PeopleError("这是最后一位管理员：请先让另一位有管理权限，否则再没有人能管理名单。")
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\n").writerows(
            [COLUMNS, *((each.name, each.role, each.region) for each in new)]
        )
        shelf.write(folder / FILE, text.getvalue().encode("utf-8-sig"))


def _admins(people: Sequence[Person]) -> int:
    return sum(each.role == "admin" for each in people)


@lru_cache(maxsize=8)
def _read(path: Path, changed: int, size: int, number: int) -> Listed:
    """Read again only when the file has changed."""
    del changed, size, number
    rows = _rows(path)
    heads = [head.strip().lower() for head in rows[0]] if rows else []
    if lost := [name for name in COLUMNS[:2] if name not in heads]:
        raise PeopleError(f"{FILE} 缺少列 {'、'.join(lost)}：第一行应为 {','.join(COLUMNS)}。")
    people: list[tuple[int, Person]] = []
    faults: list[str] = []
    doubtful: set[str] = set()
    for line, row in enumerate(rows[1:], 2):
        said = {head: cell.strip() for head, cell in zip(heads, row, strict=False)}
        if any(row):
            try:
                people.append((line, _person(said)))
            except PeopleError as fault:
                faults.append(f"第{line}行：{fault}")
                doubtful.add(folded(said.get("name", "")))
    twice = {name for name, times in Counter(folded(one.name) for _, one in people).items() if times > 1}
    faults += [f"第{line}行：“{one.name}”不止一行。" for line, one in people if folded(one.name) in twice]
    doubtful |= twice
    sound = tuple(one for _, one in people if folded(one.name) not in doubtful)
    return Listed(sound, tuple(faults), frozenset(doubtful))


def _rows(path: Path) -> list[list[str]]:
    """As Excel writes them: UTF-8 or, in China, GB18030."""
    try:
        data = path.read_bytes()
    except OSError as fault:
        raise PeopleError(f"{FILE} 读不出来（{fault.strerror}）：请核对仓库文件夹的权限。") from None
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return list(csv.reader(io.StringIO(data.decode(encoding), newline=""), strict=True))
        except (UnicodeDecodeError, csv.Error):
            continue
    raise PeopleError(f"{FILE} 不是可读的 CSV 文件：请用 Excel 另存为“CSV UTF-8”。")


def _person(said: dict[str, str]) -> Person:
    spelled: dict[str, Role] = {
        **{role: role for role in RANKS},
        **{words: role for role, words in ROLES.items()},
    }
    role = spelled.get(said.get("role", ""))
    if role is None:
        raise PeopleError(
            f"权限“{said.get('role', '')}”应为 {'、'.join(RANKS)}（{'、'.join(ROLES.values())}）。"
        )
    return _possible(Person(_fit(said.get("name", "")), role, said.get("region", "")))


def _possible(one: Person) -> Person:
    """Refuse a limit that its own holder could lift."""
    if one.role == "admin" and one.region:
        raise PeopleError("“管理”不能限于一个地区，因为管理员自己就能改名单：请改为“填报”，或不限地区。")
    return one


def _fit(name: str) -> str:
    plain = " ".join(name.split())
    if not plain:
        raise PeopleError("没有写登录名。")
    if len(plain) > LONGEST_NAME:
        raise PeopleError(f"登录名最多{LONGEST_NAME}个字，现有{len(plain)}个。")
    if plain.startswith(_FORMULA) or not plain.isprintable():
        raise PeopleError(f"登录名“{plain}”不能以 = + - @ 开头，也不能有看不见的字符。")
    if plain in (LOCAL, VISITOR):
        raise PeopleError(f"“{plain}”是没有登录时的称呼，不能作登录名。")
    return plain
