-- question:   which targets stand for these regions and this year, as levels and as growth (rule T2)?
-- grain:      one row per indicator x region x category with a target whose span begins with the year
-- parameters: $regions: list of codes; $indicators: list, or null for every one; $january, $december: the year's first
--             and last month; $as_of: only loads up to this number, as they stood then
-- columns:    indicator, region, category; deadline: the span's last month; value, decimals in the catalogue's unit, null
--             where only growth was asked for; said: floor or ceiling where the target goes against the indicator's own
--             direction, '' elsewhere; growth_pct, growth_decimals; load, sheet, cell, file; unit, kind, better,
--             percent: the indicator's own; counted: its figures are whole by nature
with
standing as (
    select *
    from observation
    where measure in ('target', 'target_yoy', 'target_floor', 'target_ceiling') and list_contains($regions, region)
        and ($indicators is null or list_contains($indicators, indicator))
        and period_start = $january and period_end between $january and $december
        and status <> 'withdrawn' and load <= $as_of and coalesce(superseded_by, 2147483647) > $as_of
),

-- Of several dates within a year the last is the year's own; of several levels for it, the one that was told last.
dated as (
    select *
    from standing
    qualify row_number() over (
        partition by indicator, region, category, measure = 'target_yoy' order by period_end desc, load desc
    ) = 1
),

paired as (
    select indicator, region, category, max(period_end) as deadline,
        any_value(value) filter (measure <> 'target_yoy') as value,
        any_value(decimals) filter (measure <> 'target_yoy') as decimals,
        coalesce(any_value(measure[8:]) filter (measure in ('target_floor', 'target_ceiling')), '') as said,
        any_value(value) filter (measure = 'target_yoy') as growth_pct,
        any_value(decimals) filter (measure = 'target_yoy') as growth_decimals,
        arg_min(load, measure = 'target_yoy') as load, arg_min(sheet, measure = 'target_yoy') as sheet,
        arg_min(cell, measure = 'target_yoy') as cell
    from dated
    group by indicator, region, category
),

final as (
    select p.indicator, p.region, p.category, p.deadline, p.value, p.decimals, p.said, p.growth_pct, p.growth_decimals,
        p.load, p.sheet, p.cell, l.file, i.unit, i.kind, i.better, i.percent,
        i.decimals = 0 as counted
    from paired p
    join indicator i on i.code = p.indicator
    join load l on l.load = p.load
)

select *
from final
order by indicator, region, category
