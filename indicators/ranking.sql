-- question:   what did regions report of one indicator for one span and for the same span last year (rules G1, R1)?
-- grain:      one row per region, measure and span, as they lie
-- parameters: $indicator, $category; $regions: list of codes; $start, $end: the span; $as_of: loads up to this number
-- columns:    region, measure, period_end, value, status
select region, measure, period_end, value, status
from observation
where indicator = $indicator and category = $category and list_contains($regions, region)
    and period_end in ($end, $end - 12) and period_end - period_start = $end - $start
    and load <= $as_of and coalesce(superseded_by, 2147483647) > $as_of
