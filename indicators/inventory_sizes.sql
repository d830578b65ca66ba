-- question:   which indicators and which regions have figures, and how many series each?
-- grain:      one row per indicator, its region null, and one per region, its indicator null
-- parameters: none
-- columns:    indicator, region, series
select indicator, region, count(*) as series
from series
group by grouping sets (indicator, region)
order by indicator, region
