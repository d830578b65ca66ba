"""A warehouse of any size to measure on: the catalogue's own indicators and categories, ten years of months.

    python -m benchmarks.synthetic FOLDER OBSERVATIONS

Every size holds the same series of the leading indicators over the same regions: one question has an answer
of one size at 10⁵ and at 10⁷; what grows lies beside it: indicators and categories, then regions.
Loads are monthly (load 1 brings the first month), and one figure in 97 was revised by the load after its own.
"""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb
import pyarrow as pa

from etl import builds
from etl.definitions import definitions
from etl.publish import DEFINE, ROWS_A_GROUP, SCHEMA, STATEMENTS, quoted
from indicators.catalog import Catalog
from indicators.period import month_number
from indicators.warehouse import SCHEMA_VERSION, statement

FIRST_MONTH = month_number("2016-01")
MONTHS = 120
ROWS_A_SERIES = (
    MONTHS * 1.26
)  # a quarter of the indicators have a reported growth too; one figure in 97 a revision
LEADING = ("re_sales_area", "re_sales_value", "re_investment", "construction_output", "re_inventory_area")

FACTS = """
-- question:   what would this many indicators, regions and months report?
-- grain:      one row per key and load
-- parameters: $series (how many pairs of indicator and category), $regions, $first, $months
-- columns:    as observation
insert into observation by name
with series as (
    from subject, place, range($months) as month(ahead)
    where subject_ordinal < $series and place_ordinal < $regions
),

spans as (
    select
        indicator, category, region, subject_ordinal, ahead as load_before,
        case when kind = 'stock' then $first + ahead else ($first + ahead) // 12 * 12 end
            as period_start,
        $first + ahead as period_end,
        hash(indicator, category, region) % 100000 / 100.0 + 1 as size
    from series
),

figures as (
    select
        *, 'actual' as measure,
        round(
            size * (period_end - period_start + 1) * (1 + 0.004 * load_before)
            * (0.9 + hash(indicator, region, category, period_end) % 2000 / 10000.0),
            2
        ) as value
    from spans
    union all
    select
        *, 'yoy_reported' as measure,
        round(hash(region, indicator, period_end) % 400 / 10.0 - 15, 1) as value
    from spans
    where subject_ordinal % 4 = 0
),

versions as (
    select *, load_before + 1 as load, hash(value, region, period_end) % 97 = 0 as revised
    from figures
),

final as (
    select
        indicator, region, category, period_start::integer as period_start, period_end::integer as period_end,
        measure, value, if(measure = 'actual', 2, 1)::tinyint as decimals,
        if(revised, 'revised', 'final') as status,
        '' as stated_status, (load + revised::integer)::integer as load, '表1' as sheet,
        'C' || (subject_ordinal + 3) as cell, value::varchar as raw, null::integer as superseded_by
    from versions
    union all
    select
        indicator, region, category, period_start::integer, period_end::integer,
        measure, round(value * 0.98, 2), if(measure = 'actual', 2, 1)::tinyint,
        'final', '', load::integer, '表1',
        'C' || (subject_ordinal + 3), round(value * 0.98, 2)::varchar, (load + 1)::integer
    from versions
    where revised
)

select * from final
order by indicator, region, category, period_start, period_end, measure, load
"""

LOADS = """
insert into load
select
    load, sha256(load::varchar), '2016年以来第' || load || '个月.xlsx',
    make_date(2016 + load // 12, load % 12 + 1, 20)::timestamp, '演示', 'long_template', '演示数据', '',
    (select count(*) from observation where observation.load = month.load), 0, 0, 0, null, ''
from range(1, $months + 2) as month(load)
"""


def write(place: Path, observations: int, catalog: Catalog | None = None) -> Path:
    """Write a published build of about so many observations (within a tenth); return its path."""
    catalog = catalog or Catalog.load()
    subjects = _subjects(catalog)
    series, regions = _shape(observations, len(subjects), len(catalog.regions))
    with builds.locked(place, 1.0):
        path = builds.fresh(place)
        connection = duckdb.connect()
        connection.execute(f"attach {quoted(path)} as new (row_group_size {ROWS_A_GROUP})")
        connection.execute("use new")
        connection.execute(SCHEMA.read_text(encoding="utf-8"))
        _define(connection, catalog, subjects, regions)
        shape = {"series": series, "regions": regions, "first": FIRST_MONTH, "months": MONTHS}
        connection.execute(FACTS, shape)
        for table in ("observation_by_region", "series"):
            connection.execute(statement(STATEMENTS / f"{table}.sql"))
        connection.execute(LOADS, {"months": MONTHS})
        connection.execute(
            "insert into build values (?, ?, localtimestamp)", [builds.number(path), SCHEMA_VERSION]
        )
        connection.execute("drop table subject; drop table place; checkpoint new")
        connection.close()
        builds.point(place, path)
    return path


def _shape(observations: int, subjects: int, regions: int) -> tuple[int, int]:
    """How many subjects and regions: more regions than the catalogue's only when all subjects are in."""
    wanted = max(1, round(observations / ROWS_A_SERIES))
    if wanted <= subjects * regions:
        return max(1, round(wanted / regions)), regions
    return subjects, round(wanted / subjects)


def _subjects(catalog: Catalog) -> pa.Table:
    """Pairs of indicator and category, the leading ones first, wholes before categories."""
    order = sorted(catalog.indicators.values(), key=lambda one: one.code not in LEADING)
    pairs = [(one.code, "", one.kind) for one in order]
    pairs += [(one.code, category, one.kind) for one in order for category in one.categories]
    columns = [*zip(*pairs, strict=True), range(len(pairs))]
    return pa.table(
        [pa.array(column) for column in columns], ["indicator", "category", "kind", "subject_ordinal"]
    )


def _define(
    connection: duckdb.DuckDBPyConnection, catalog: Catalog, subjects: pa.Table, regions: int
) -> None:
    for name, table in definitions(catalog).items():
        connection.register("defined", table)
        connection.execute(DEFINE[name])
    connection.register("listed", subjects)
    connection.execute("create table subject as from listed")
    connection.execute(
        # Invented counties, nine to an invented city, so that no ranking of real regions grows with the size.
        "insert into region"
        " select (800000 + i // 9 * 100 + i % 9 + 1)::varchar, (800000 + i // 9 * 100)::varchar, i"
        " from range(greatest(0, $regions - (select count(*) from region))) as county(i)",
        {"regions": regions},
    )
    connection.execute(
        "create table place as select code as region, row_number() over () - 1 as place_ordinal from region"
    )


if __name__ == "__main__":
    print(write(Path(sys.argv[1]), int(float(sys.argv[2]))))
