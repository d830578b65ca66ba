"""加入汇报篮 under an exhibit: one click puts it into the current basket as it stands now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

import streamlit as st

from desk import baskets
from desk.baskets import Kept, KeptItem
from exhibits import kept_items, recipes
from exhibits.basket import Item, Shown
from exhibits.exhibit import Caption, Table
from exhibits.flags import FIGURES, ITEM
from exhibits.frozen import KINDS, to_json
from exhibits.keyed import printed
from exhibits.standing import standing, written
from indicators import warehouse as warehouses
from indicators.catalog import Catalog
from ui import cached, person, reading
from ui.basket import current, shelf, told
from ui.escape import markdown

Made = Shown | Callable[[], Shown]
WHOLE = ""  # the exhibit itself, not one of its parts


@dataclass(frozen=True)
class Offered:
    """What can be put in from one place of a page: its parts by name, the exhibit that they belong to."""

    page: str
    key: str
    parts: Mapping[str, Made]
    of: Caption | None
    told: tuple[tuple[str, str], ...]
    build: reading.Build
    catalog: Catalog

    def taken(self, name: str) -> KeptItem:
        """A part as its recipe makes it now; as the page shows it where there is no recipe."""
        part, query, now = (
            f"{self.key}/{name}" if name else self.key,
            st.query_params.to_dict(),
            datetime.now(),
        )
        warehouse = reading.build(self.build)
        reader = cached.Cached(warehouse)
        if self.page in recipes.PAGES:
            return kept_items.taken(reader, self.catalog, self.page, query, part, now)
        item = Item(exhibit=self._shown(name), filters=self.told)
        figures = written(standing(reader, self.catalog, printed(item.exhibit)))
        frozen = {ITEM: to_json(item), FIGURES: figures}
        own = kept_items.regions_of(warehouse)
        time = f"{now:{kept_items.TIME}}"
        return KeptItem(self.page, query, part, frozen, warehouse.build, time, regions=own)

    def _shown(self, name: str) -> Shown:
        if name != WHOLE:
            return _called(self.parts[name])
        if isinstance(self.of, tuple(KINDS.values())):
            return self.of  # type: ignore[return-value]
        every = [_called(part) for part in self.parts.values()]
        return next((each for each in every if not isinstance(each, Table)), every[0])


def control(offered: Offered) -> None:
    """A button, and a list behind it for who wants another basket or another part."""
    told.toast()
    st.button("加入汇报篮", key=f"put-{offered.key}", on_click=_put, args=(offered, WHOLE, None))
    opened = st.popover("选篮", key=f"choose-{offered.key}", type="tertiary", on_change="rerun")
    if opened.open:
        with opened:
            _choose(offered)


def _choose(offered: Offered) -> None:
    place = warehouses.folder()
    known = current.own(place)
    now, names = current.name(known, place), [each.name for each in known]
    picked = st.selectbox(
        "放入哪个汇报篮",
        names if now in names else [now, *names],
        index=names.index(now) if now in names else 0,
        key=f"basket-{offered.key}",
        accept_new_options=True,
        help="可选已有的，也可直接键入新名称。",
    )
    part = st.selectbox(
        "放入什么", [WHOLE, *offered.parts], format_func=_part_name, key=f"part-{offered.key}"
    )
    wanted = (offered, part, picked)
    st.button("放入", key=f"put-in-{offered.key}", type="primary", on_click=_put, args=wanted)


def _part_name(part: str) -> str:
    return part or "页面上的图表"


def _called(part: Made) -> Shown:
    return part() if callable(part) else part


def _put(offered: Offered, part: str, name: str | None) -> None:
    """Freeze and keep; a note says where it is."""
    place = warehouses.folder()

    def deed() -> Kept:
        item = offered.taken(part)
        into = current.made(place, name or current.name(current.own(place), place))
        owner = baskets.basket(place, into).owner
        with person.deed(person.keeping(owner), "放入汇报篮", into):
            return baskets.add_item(place, into, item)

    if kept := told.tried(deed):
        link = shelf.link(kept.name, item=kept.items[-1].id)
        told.done(f"已放入“{markdown(kept.name)}”（第{len(kept.items)}项）。[打开汇报篮]({link})")
