-- question:   how many figures did a load report, by sheet, indicator and what they did to what stood before?
-- grain:      one row per sheet x indicator x outcome
-- parameters: $load
-- columns:    sheet, indicator, outcome (as in contents.sql), figures
with earlier as (
    select indicator, region, category, period_start, period_end, measure
    from observation
    where superseded_by = $load
),

changed as (
    select sheet, indicator, 'changed' as outcome
    from observation
    semi join earlier using (indicator, region, category, period_start, period_end, measure)
    where load = $load
),

fresh as (
    select sheet, indicator, 'new' as outcome
    from observation
    anti join earlier using (indicator, region, category, period_start, period_end, measure)
    where load = $load
),

same as (
    select sheet, indicator, 'same' as outcome
    from confirmation
    where load = $load
),

final as (
    select sheet, indicator, outcome, count(*) as figures
    from (from changed union all from fresh union all from same)
    group by sheet, indicator, outcome
)

select * from final
order by sheet, indicator, outcome
