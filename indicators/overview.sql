-- question:   what did one region report of every indicator up to one month, a year before, and as this year's target?
-- grain:      one row per indicator, measure and length of span
-- parameters: $region; $end: the month; $january: of its year; $as_of: only loads up to this number, as they stood then
-- columns:    indicator, measure, reach: months of the span less one; value, status; base_value: of last year's span
select indicator, measure, period_end - period_start as reach,
    any_value(value) filter (period_end >= $end) as value,
    any_value(status) filter (period_end >= $end) as status,
    any_value(value) filter (period_end < $end) as base_value
from observation_by_region
where region = $region and category = ''
    and period_end between $end - 12 and $january + 11
    and (period_end in ($end, $end - 12) or measure = 'target')
    and load <= $as_of and coalesce(superseded_by, 2147483647) > $as_of
group by indicator, measure, reach
