-- question:   which series did the latest load of this kind bring that the file under preview leaves out?
-- grain:      one row per series (indicator, region, category, measure)
-- parameters: none; the registered frame is `arrived`
-- columns:    like_load, the series, last_end (the newest month that stands). The load of the same kind is the one that
--             shares most series with the file, among equals the latest. What it had and nobody reported since, while
--             the file goes on with the indicator to a later month, is left out.
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

standing as (
    select indicator, region, category, measure, load, max(period_end) as last_end
    from observation
    where superseded_by is null
    group by all
),

shared as (
    select standing.load, count(*) as shared_count
    from standing
    inner join reported using (indicator, region, category, measure)
    group by standing.load
),

like_load as (
    select load
    from shared
    order by shared_count desc, load desc
    limit 1
),

current_series as (
    select
        indicator, region, category, measure,
        max(last_end) as last_end,
        bool_or(load in (from like_load)) as was_alike,
        max(max(last_end)) over (partition by indicator, measure) as indicator_end
    from standing
    group by indicator, region, category, measure
),

final as (
    select
        (from like_load) as like_load,
        current_series.* exclude (was_alike, indicator_end)
    from current_series
    inner join reached using (indicator, measure)
    anti join reported using (indicator, region, category, measure)
    where was_alike and last_end < newest and last_end = indicator_end
)

select like_load, indicator, region, category, measure, last_end
from final
order by indicator, category, measure, region
