-- question:   what would a file change in what stands?
-- grain:      one row per key that the file reports
-- parameters: none; the registered frame is `arrived`
-- columns:    the key, verdict ('new', 'changed', 'same'), value (what the file says), decimals, sheet, cell,
--             old_value, old_decimals, old_status, old_load (of the figure that stands, null where none does).
--             Values are held to 15 digits as in stage.sql, and a status counts as in settle.sql: a preliminary figure
--             repeated without a status becomes final, which is a change.
with reported as (
    select
        indicator, region, category, period_start::integer as period_start, period_end::integer as period_end, measure,
        case
            when value = 0 then 0.0
            when not isfinite(value) then value
            else round(value::double, 14 - floor(log10(abs(value::double)))::integer)
        end as value,
        decimals, status as stated_status, sheet, cell
    from arrived
),

standing as (
    select
        indicator, region, category, period_start, period_end, measure,
        value as old_value, decimals as old_decimals, status as old_status, load as old_load
    from observation
    where superseded_by is null
),

final as (
    select
        reported.* exclude (stated_status),
        old_value, old_decimals, old_status, old_load,
        case
            when old_load is null then 'new'
            when value is distinct from old_value then 'changed'
            when stated_status not in ('', old_status) then 'changed'
            when stated_status = '' and old_status = 'preliminary' then 'changed'
            else 'same'
        end as verdict
    from reported
    left join standing using (indicator, region, category, period_start, period_end, measure)
)

select
    indicator, region, category, period_start, period_end, measure, verdict, value, decimals, sheet, cell,
    old_value, old_decimals, old_status, old_load
from final
order by indicator, region, category, measure, period_end, period_start
