-- question:   what did one region report of every indicator up to one month, a year before, and as this year's target?
-- grain:      one row per indicator, measure and span: as they lie, for grouping and sorting them here would cost more
--             than finding them
-- parameters: $region; $end: the month; $year_before: the same of last year; $december: of its year; $as_of: only loads
--             up to this number, as they stood then
-- columns:    indicator, measure, period_start, period_end, value, status
select indicator, measure, period_start, period_end, value, status
from observation_by_region
where region = $region and category = ''
    and period_end between $year_before and $december
    and (period_end in ($end, $year_before) or measure = 'target' and status <> 'withdrawn')
    and load <= $as_of and coalesce(superseded_by, 2147483647) > $as_of
