-- question:   what did regions report of one indicator for one span and for the same span last year (rules G1, R1)?
-- grain:      one row per region and measure
-- parameters: $indicator, $category; $regions: list of codes; $start, $end: the span; $as_of: loads up to this number
-- columns:    region, measure, value, status; base_value: of last year's span
select region, measure,
    any_value(value) filter (period_end = $end) as value,
    any_value(status) filter (period_end = $end) as status,
    any_value(value) filter (period_end < $end) as base_value
from observation
where indicator = $indicator and category = $category and list_contains($regions, region)
    and period_end in ($end, $end - 12) and period_end - period_start = $end - $start
    and load <= $as_of and coalesce(superseded_by, 2147483647) > $as_of
group by region, measure
