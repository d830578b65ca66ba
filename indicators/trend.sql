-- question:   what was reported of one series, span by span?
-- grain:      one row per reported span that ends in [$first, $last], in the order of the build: by first month
-- parameters: $indicator, $region, $category, $measure; $first, $last: month numbers; $as_of: loads up to this number
-- columns:    period_start, period_end, value, decimals, status, load, sheet, cell
select period_start, period_end, value, decimals, status, load, sheet, cell
from observation
where indicator = $indicator and region = $region and category = $category and measure = $measure
    and period_end between $first and $last
    and load <= $as_of and coalesce(superseded_by, 2147483647) > $as_of
