-- question:   what has every load said of one figure, and what was made of it?
-- grain:      one row per measure and load that reported the figure, oldest first
-- parameters: $indicator, $region, $category; $start, $end: the span
-- columns:    the fields of indicators.history.Telling, in its order; earlier_…: what stood before, null for the
--             first; repeats: it said what stood already
with told as (
    select * exclude (superseded_by), superseded_by, false as repeats
    from observation
    where
        indicator = $indicator and region = $region and category = $category
        and period_start = $start and period_end = $end
    union all by name
    select *, true as repeats
    from confirmation
    where
        indicator = $indicator and region = $region and category = $category
        and period_start = $start and period_end = $end
),

compared as (
    select
        *,
        lag(value) over chain as earlier_value,
        lag(decimals) over chain as earlier_decimals,
        lag(status) over chain as earlier_status
    from told
    window chain as (partition by measure order by load)
),

final as (
    select
        measure, load, value, decimals, status, raw, sheet, cell, earlier_value, earlier_decimals, earlier_status,
        repeats, superseded_by, file, loaded_at, author
    from compared
    inner join load using (load)
)

select * from final
order by measure, load
