-- question:   which annual targets stand for this region in this year (rule T1)?
-- grain:      one row per indicator x category with a target of the whole year
-- parameters: $region; $january, $december: the year's first and last month
-- columns:    indicator, category, value in the catalogue's unit
select indicator, category, value
from observation_by_region
where region = $region and measure = 'target' and period_start = $january and period_end = $december
    and superseded_by is null and status <> 'withdrawn'
order by indicator, category
