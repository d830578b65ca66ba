-- question:   how many figures stood otherwise after one load than after another, by kind, indicator and region?
-- grain:      one row per kind x indicator x region
-- parameters: $before, $after: loads
-- columns:    kind (as in changes.sql), indicator, region, figures
with
now as (
    select *
    from observation
    where load > $before and load <= $after and coalesce(superseded_by, 2147483647) > $after
),

earlier as (
    select indicator, region, category, period_start, period_end, measure, value as old_value, status as old_status,
        load as old_load
    from observation
    where load <= $before and superseded_by > $before and superseded_by <= $after
),

compared as (
    select indicator, region,
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
    select kind, indicator, region, count(*) as figures
    from compared
    where kind is not null
    group by kind, indicator, region
)

select * from final
order by kind, indicator, region
