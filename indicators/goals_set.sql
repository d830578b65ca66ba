-- question:   which targets stand for one region and year, each as it was set (rule T2)?
-- grain:      one row per indicator x category x date x measure with a target that was not taken back
-- parameters: $region; $january, $december: the year's first and last month
-- columns:    the fields of indicators.goals_set.SetGoal, in its order
select
    indicator, category, measure, period_end, value, decimals, load, sheet, cell, file, author, loaded_at
from observation
inner join load using (load)
where
    observation.region = $region and period_start = $january and period_end between $january and $december
    and measure in ('target', 'target_yoy', 'target_floor', 'target_ceiling')
    and status <> 'withdrawn' and superseded_by is null
order by indicator, category, measure = 'target_yoy', period_end, load
