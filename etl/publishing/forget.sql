-- question:   which settled figures are settled anew by what is under way?
-- grain:      one row per key and load
-- parameters: none
-- columns:    none, they are deleted
delete from settled
using touched
where
    settled.indicator = touched.indicator
    and settled.region = touched.region
    and settled.category = touched.category
    and settled.period_start = touched.period_start
    and settled.period_end = touched.period_end
    and settled.measure = touched.measure
