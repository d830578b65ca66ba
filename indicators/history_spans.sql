-- question:   for which spans was a series ever reported, and how often did a figure change?
-- grain:      one row per span, the newest first; those for which a target alone was ever set come last
-- parameters: $indicator, $region, $category
-- columns:    period_start, period_end, versions (the most of any measure)
with counted as (
    select period_start, period_end, measure, count(*) as versions
    from observation
    where indicator = $indicator and region = $region and category = $category
    group by period_start, period_end, measure
),

final as (
    select period_start, period_end, max(versions) as versions, bool_and(measure like 'target%') as aimed
    from counted
    group by period_start, period_end
)

select period_start, period_end, versions from final
order by aimed, period_end desc, period_start
