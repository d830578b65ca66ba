-- question:   which figures stood otherwise after one load than after another (rule V1)?
-- grain:      one row per key whose standing figure differs, in the order of what matters: revised, withdrawn, status, new;
--             then the newest months first
-- parameters: $before, $after: loads; $indicators: list, or null for every one; $region, $kind: '' for all; $skipped,
--             $most: a page of them
-- columns:    the fields of indicators.changes.Change, in its order; old_…: what stood after $before, null where nothing
with
now as (
    select *
    from observation
    where load > $before and load <= $after and coalesce(superseded_by, 2147483647) > $after
        and ($indicators is null or list_contains($indicators, indicator)) and ($region = '' or region = $region)
),

-- What has another successor up to $after has one at all.
earlier as (
    select indicator, region, category, period_start, period_end, measure, value as old_value,
        decimals as old_decimals, status as old_status, load as old_load, sheet as old_sheet, cell as old_cell
    from observation
    where load <= $before and superseded_by > $before and superseded_by <= $after
        and ($indicators is null or list_contains($indicators, indicator)) and ($region = '' or region = $region)
),

compared as (
    select *,
        case
            when old_load is null then 'new'
            when status = 'withdrawn' and old_status <> 'withdrawn' then 'withdrawn'
            when value <> old_value then 'revised'
            when status <> old_status then 'status'
        end as kind
    from now
    left join earlier using (indicator, region, category, period_start, period_end, measure)
),

final as (
    select c.kind, c.indicator, region, category, period_start, period_end, measure,
        measure in ('yoy_reported', 'target_yoy') or i.percent as percent,
        value, c.decimals, status, load, sheet, cell, old_value, old_decimals, old_status, old_load, old_sheet, old_cell
    from compared c
    join indicator i on i.code = c.indicator
    where c.kind is not null and ($kind = '' or c.kind = $kind)
)

select * from final
order by
    list_position(['revised', 'withdrawn', 'status', 'new'], kind), period_end desc, indicator, region, category,
    period_start, measure
limit $most offset $skipped
