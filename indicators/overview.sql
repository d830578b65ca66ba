-- question:   what did one region report of every indicator up to one month, a year before, and as this year's target?
-- grain:      one row per indicator and length of span
-- parameters: $region; $end: the month; $january: of its year; $as_of: only loads up to this number, as they stood then
-- columns:    indicator, reach: months of the span less one; value, status; base_value; yoy_reported_pct; target_value
select indicator, period_end - period_start as reach,
    any_value(value) filter (measure = 'actual' and period_end = $end) as value,
    any_value(status) filter (measure = 'actual' and period_end = $end) as status,
    any_value(value) filter (measure = 'actual' and period_end = $end - 12) as base_value,
    any_value(value) filter (measure = 'yoy_reported' and period_end = $end) as yoy_reported_pct,
    any_value(value) filter (measure = 'target' and period_start = $january) as target_value
from observation_by_region
where region = $region and category = ''
    and (period_end in ($end, $end - 12) or measure = 'target' and period_start = $january)
    and load <= $as_of and (superseded_by is null or superseded_by > $as_of)
group by indicator, reach
