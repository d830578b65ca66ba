-- question:   which annual targets do these regions have of one indicator, and of the year before (rule T1)?
-- grain:      one row per region and year with a target of the whole year
-- parameters: $indicator, $category; $regions: list of codes; $januaries: first months of the years; $as_of: only these loads
-- columns:    region, period_start, value in the catalogue's unit
select region, period_start, value
from observation
where indicator = $indicator and category = $category and measure = 'target' and list_contains($regions, region)
    and list_contains($januaries, period_start) and period_end = period_start + 11
    and status <> 'withdrawn' and load <= $as_of and coalesce(superseded_by, 2147483647) > $as_of
