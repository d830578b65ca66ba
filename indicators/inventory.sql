-- question:   which series of these indicators or regions are there, from when to when, and in which spans reported?
-- grain:      one row per indicator x region x category with a standing figure
-- parameters: $indicators, $regions: lists of codes; a series is told of if one of the lists names it
-- columns:    the fields of indicators.inventory.Held, in its order
select indicator, region, category, first_end, last_end, from_january, single_month, by_month, by_quarter
from series
where list_contains($indicators, indicator) or list_contains($regions, region)
order by indicator, region, category
