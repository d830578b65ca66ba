-- question:   which series does the new build hold, from when to when, and in which spans were they reported?
-- grain:      one row per indicator x region x category with a standing figure
-- parameters: none
-- columns:    as series; first_end, last_end: months in which the first and the last span end; newest_end: the last of
--             the levels; from_january, single_month: such spans exist; by_month, by_quarter: spans end off a quarter,
--             off a year
insert into series by name
with
-- One number a series gathers what its spans were: four aggregates would take half as long again over 10^7 rows.
gathered as (
    select indicator, region, category, min(period_end) as first_end, max(period_end) as last_end,
        max(period_end) filter (measure = 'actual') as newest_end,
        bit_or(
            if(period_start % 12 = 0 and period_end > period_start, 1, 0) + if(period_start = period_end, 2, 0)
            + if((period_end + 1) % 3 <> 0, 4, 0) + if((period_end + 1) % 12 <> 0, 8, 0)
        ) as spans
    from observation
    where superseded_by is null and measure in ('actual', 'yoy_reported')
    group by indicator, region, category
),

final as (
    select indicator, region, category, first_end, last_end, newest_end,
        spans & 1 > 0 as from_january,
        spans & 2 > 0 as single_month,
        spans & 4 > 0 as by_month,
        spans & 8 > 0 as by_quarter
    from gathered
)

select * from final
order by indicator, region, category
