-- question:   which months lie between what stands and what the file under preview begins with?
-- grain:      one row per series (indicator, region, category, measure) that would have a gap
-- parameters: none; the registered frame is `arrived`
-- columns:    the series, last_end (the newest month that stands before the file), first_end (the file's first).
--             How far apart figures usually are is counted from what stands. January alone is no gap: it is reported
--             together with February.
with reported as (
    select indicator, region, category, measure, min(period_end)::integer as first_end
    from arrived
    group by all
),

standing as (
    select distinct indicator, region, category, measure, period_end
    from observation
    semi join reported using (indicator, region, category, measure)
    where superseded_by is null
),

apart as (
    select
        *,
        period_end - lag(period_end) over (
            partition by indicator, region, category, measure order by period_end
        ) as distance
    from standing
),

usual as (
    select indicator, measure, mode(distance) as usual_distance
    from apart
    group by all
),

before as (
    select reported.*, max(standing.period_end) as last_end, bool_or(standing.period_end = first_end) as is_known
    from reported
    inner join standing using (indicator, region, category, measure)
    where standing.period_end <= first_end
    group by all
),

final as (
    select before.*
    from before
    inner join usual using (indicator, measure)
    where
        not is_known
        and first_end - last_end > usual_distance
        and not (usual_distance = 1 and first_end - last_end = 2 and first_end % 12 = 1)
)

select indicator, region, category, measure, last_end, first_end
from final
order by indicator, category, measure, region
