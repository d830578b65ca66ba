-- question:   which series did the latest load of this kind bring that the file under preview leaves out?
-- grain:      one row per series (indicator, region, category, measure)
-- parameters: none; the registered frame is `arrived`
-- columns:    like_load, the series, last_end (the newest month that stands). Only the newest month of each indicator is
--             looked at. The load of the same kind is the one that shares most series with the file there, among equals
--             the latest. What it had there is missed where the file goes on with the indicator to a later month.
with reported as (
    select indicator, region, category, measure
    from arrived
    group by all
),

reached as (
    select indicator, measure, max(period_end)::integer as newest
    from arrived
    group by all
),

newest_known as (
    select indicator, measure, max(period_end) as last_end
    from observation
    semi join reached using (indicator, measure)
    where superseded_by is null
    group by all
),

-- superseded versions too: a district that was corrected since is still one that the load had
current_series as (
    select distinct indicator, region, category, measure, last_end, load
    from observation
    inner join newest_known using (indicator, measure)
    where period_end = last_end
),

like_load as (
    select load
    from current_series
    semi join reported using (indicator, region, category, measure)
    group by load
    order by count(*) desc, load desc
    limit 1
),

final as (
    select load as like_load, indicator, region, category, measure, last_end
    from current_series
    semi join like_load using (load)
    inner join reached using (indicator, measure)
    anti join reported using (indicator, region, category, measure)
    where last_end < newest
)

select like_load, indicator, region, category, measure, last_end
from final
order by indicator, category, measure, region
