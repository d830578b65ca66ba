"""下载: what a page shows, to take along as files; nothing is made, nor sent, until it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Protocol
from urllib.parse import urlencode

import streamlit as st

from exhibits.about import About
from exhibits.chart_table import table_of
from exhibits.exhibit import Caption, Exhibit, Table
from indicators.catalog import Catalog
from ui import audited, log, paper, reading, shell
from ui.basket import put
from ui.file_name import file_name
from ui.filters import Filters

Made = Exhibit | Callable[[], Exhibit]


class Format(Protocol):
    """One kind of file, made by a room that the screen does not know; a page hands it over."""

    @property
    def label(self) -> str:
        """As a button says it."""

    @property
    def suffix(self) -> str:
        """With its dot."""

    @property
    def mime(self) -> str:
        """Its media type."""

    @property
    def whole(self) -> bool:
        """Whether one file takes all tables."""

    @property
    def make(self) -> Callable[[Mapping[str, Table], About], bytes]:
        """The bytes of the file."""


@dataclass(frozen=True)
class Downloads:
    """What a page lends to all its files: kinds, the build, the filters as they were settled.

    ``name`` is the file's: indicator, region, period; words that change while the page stands are functions.
    """

    formats: Sequence[Format]
    warehouse: reading.Build
    catalog: Catalog
    asked: Filters
    name: tuple[str | Callable[[], str], ...]

    def below(self, key: str, parts: Mapping[str, Made], of: Caption | None = None) -> None:
        """A button under an exhibit; ``parts`` are its tables and charts by the names of their sheets.

        A part that is costly is given as a function. ``of`` lends its source to parts that name none.
        The button keeps its place among what is said and drawn (``ui.paper``).
        """
        paper.put(partial(_control, self, key, parts, of, self.asked.told))


@log.fragment
def _control(
    page: Downloads,
    key: str,
    parts: Mapping[str, Made],
    of: Caption | None,
    filters: tuple[tuple[str, str], ...],
) -> None:
    with st.container(horizontal=True, key=f"take-{key}"):
        opened = st.popover("下载", key=f"download-{key}", on_change="rerun", width="content")
        put.control(put.Offered(shell.here(), key, parts, of, filters, page.warehouse, page.catalog))
    if not opened.open:
        return
    address = f"{(st.context.url or '').partition('?')[0]}?{urlencode(st.query_params.to_dict())}"
    about = partial(_about, page, filters, address)
    words = [word() if callable(word) else word for word in page.name]
    with opened:
        for each in page.formats:
            names = [tuple(parts)] if each.whole else [(name,) for name in parts]
            for sheets in names:
                alone = sheets[0] if len(names) > 1 else ""
                _button(each, key, (*words, alone), {name: parts[name] for name in sheets}, of, about)


def _button(
    kind: Format,
    key: str,
    name: tuple[str, ...],
    parts: Mapping[str, Made],
    of: Caption | None,
    about: Callable[[], About],
) -> None:
    *_, alone = name
    file = file_name(*name) + kind.suffix
    st.download_button(
        f"{kind.label}{f'：{alone}' if alone else ''}",
        audited.telling(file, partial(_bytes, kind, parts, of, about)),
        file,
        kind.mime,
        key=f"download-{key}-{kind.suffix}-{alone}",
        on_click="ignore",
        width="stretch",
    )


def _bytes(kind: Format, parts: Mapping[str, Made], of: Caption | None, about: Callable[[], About]) -> bytes:
    made = {name: part() if callable(part) else part for name, part in parts.items()}
    tables = {name: table_of(exhibit) for name, exhibit in made.items()}
    return kind.make({name: _sourced(each, of) for name, each in tables.items() if each is not None}, about())


def _sourced(table: Table, of: Caption | None) -> Table:
    if of is None or table.source:
        return table
    return replace(table, source=of.source, mark=table.mark or of.mark)


def _about(page: Downloads, filters: tuple[tuple[str, str], ...], address: str) -> About:
    warehouse = reading.build(page.warehouse)
    load = warehouse.as_of
    as_of = "" if load is None else f"历史版本：截至批次{load}"
    return About(filters, warehouse.build, datetime.now(), page.catalog, as_of, address)
