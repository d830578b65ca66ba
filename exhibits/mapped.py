"""Which regions a map shows, and by which of its shapes, as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from exhibits.exhibit import Cell, Table

if TYPE_CHECKING:
    from desk.maps import Matched
    from indicators.catalog import Catalog

HEADS: Final = (("地区", False), ("代码", False), ("文件里的名称", False), ("边界点", True))
NAMED: Final = 20  # of shapes that are nobody's


def mapped(matched: Matched, catalog: Catalog, parent: str) -> Table:
    """A row a region, those without a shape last; the notes name the shapes that are nobody's."""
    place = catalog.regions[parent].name
    whole = len(matched.rings) + len(matched.missing)
    lost = matched.unmatched
    more = f"等{len(lost)}个" if len(lost) > NAMED else ""
    return Table(
        title=f"{place}的地图：{whole}个下级地区中{len(matched.rings)}个有图形",
        subtitle="按属性 adcode（代码）对应，没有代码的按名称；边界已简化到屏幕看得出的点数",
        notes=(f"不属于{place}、没有采用的图形：{'、'.join(lost[:NAMED])}{more}",) if lost else (),
        heads=HEADS,
        rows=tuple(
            [
                _row(catalog.regions[code].name, code, matched)
                for code in catalog.regions
                if code in matched.rings
            ]
            + [_row(catalog.regions[code].name, code, matched) for code in matched.missing]
        ),
    )


def _row(name: str, code: str, matched: Matched) -> tuple[Cell, ...]:
    rings = matched.rings.get(code, ())
    points = sum(map(len, rings))
    own = "、".join(dict.fromkeys(matched.names.get(code, ())))
    return (
        Cell(name),
        Cell(code, tone="muted"),
        Cell(own or "没有图形", tone="plain" if own else "muted"),
        Cell(f"{points:,}" if points else "", points or None),
    )
