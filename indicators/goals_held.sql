-- question:   for which series and years were targets set?
-- grain:      one row per indicator x region x category x year
-- parameters: none
-- columns:    indicator, region, category, year
select distinct indicator, region, category, period_start // 12 as year
from observation
where measure in ('target', 'target_yoy', 'target_floor', 'target_ceiling') and status <> 'withdrawn'
    and superseded_by is null and period_start % 12 = 0
order by all
