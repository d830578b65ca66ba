-- question:   how far had these series come in the same months of the four years before, and where did those years end?
-- grain:      one row per indicator x region x category with a figure of this year x age of the earlier year, 1 to 4
-- parameters: $indicators, $regions, $categories, $ends, $values, $decimals: figures of the year so far, side by side,
--             those of all years; $january: this year's first month; $end: the month up to which to look
-- columns:    indicator, region, category; period_end: of this year's newest figure; age; done, done_decimals: the year
--             so far at the same month; year, year_decimals: the whole year; null where it was not reported
with
figures as (
    select unnest($indicators) as indicator, unnest($regions) as region, unnest($categories) as category,
        unnest($ends) as period_end, unnest($values) as value, unnest($decimals) as decimals
),

newest as (
    select indicator, region, category, max(period_end) as period_end
    from figures
    where period_end between $january and $end
    group by indicator, region, category
),

ages as (select unnest([1, 2, 3, 4]) as age),

final as (
    select n.indicator, n.region, n.category, n.period_end, a.age,
        done.value as done, done.decimals as done_decimals, whole.value as year, whole.decimals as year_decimals
    from newest n
    cross join ages a
    left join figures done
        on done.indicator = n.indicator and done.region = n.region and done.category = n.category
        and done.period_end = n.period_end - 12 * a.age
    left join figures whole
        on whole.indicator = n.indicator and whole.region = n.region and whole.category = n.category
        and whole.period_end = $january - 12 * a.age + 11
)

select *
from final
order by indicator, region, category, age
