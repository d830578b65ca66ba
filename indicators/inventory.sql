-- question:   which series does the warehouse hold, from when to when, and in which spans were they reported?
-- grain:      one row per indicator x region x category with a standing figure
-- parameters: none
-- columns:    indicator, region, category; first_end, last_end: months in which the first and the last span end;
--             from_january, single_month: such spans exist; by_month, by_quarter: spans end off a quarter, off a year
with
standing as (
    select indicator, region, category, period_start, period_end
    from observation
    where superseded_by is null and measure in ('actual', 'yoy_reported')
),
final as (
    select indicator, region, category,
        min(period_end) as first_end,
        max(period_end) as last_end,
        bool_or(period_start % 12 = 0 and period_end > period_start) as from_january,
        bool_or(period_start = period_end) as single_month,
        bool_or((period_end + 1) % 3 <> 0) as by_month,
        bool_or((period_end + 1) % 12 <> 0) as by_quarter
    from standing
    group by all
)
select *
from final
order by indicator, region, category
