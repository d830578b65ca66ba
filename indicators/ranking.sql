-- question:   what did regions report of one indicator for one span and for the same span last year (rules G1, R1)?
-- grain:      one row per region that reported any of it
-- parameters: $indicator, $category; $regions: list of codes; $start, $end: the span; $as_of: loads up to this number
-- columns:    region, value, status; base_value; yoy_reported_pct
select region,
    any_value(value) filter (measure = 'actual' and period_end = $end) as value,
    any_value(status) filter (measure = 'actual' and period_end = $end) as status,
    any_value(value) filter (measure = 'actual' and period_end < $end) as base_value,
    any_value(value) filter (measure = 'yoy_reported' and period_end = $end) as yoy_reported_pct
from observation
where indicator = $indicator and category = $category and list_contains($regions, region)
    and period_end in ($end, $end - 12) and period_end - period_start = $end - $start
    and load <= $as_of and (superseded_by is null or superseded_by > $as_of)
group by region
