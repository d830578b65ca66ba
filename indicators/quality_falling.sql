-- question:   does a sum from January fall, so that a negative flow is derived from it (rules P2, G10)?
-- grain:      one row per verdict and reason, of the sums asked for that have an earlier one in their year
-- parameters: $regions, $indicators: lists of codes, or null for
--             all; $first, $last: months in which a span ends; $most: how many bad ones to list
-- columns:    verdict, reason, cases, bad: the newest bad ones as structs of indicators.quality.Case; expected is the sum
--             before it, below which it must not fall. What is no sum (not_additive) and a balance that is below zero at
--             some time (signed) may
with
sums as (
    select o.*, 0.5 * pow(10.0, -o.decimals) as half, i.additive, hash(o.indicator, o.region, o.category) as line
    from observation o
    join indicator i on i.code = o.indicator
    where
        o.superseded_by is null and o.measure = 'actual'
        and i.kind = 'flow' and o.period_start % 12 = 0 and o.period_start // 12 = o.period_end // 12
),

signed as (
    select distinct line from sums where value < 0
),

-- The year's sums follow each other in the series: hashed, since sorting texts takes longer than all the rest.
paired as (
    select
        *, lag(period_end) over place as other_end, lag(value) over place as other_value,
        lag(decimals) over place as other_decimals, lag(load) over place as other_load
    from sums
    window place as (partition by line, period_start order by period_end)
),

judged as (
    select
        indicator, region, category, period_start, period_end, measure, value, decimals, load, sheet, cell,
        region as other_region, category as other_category, period_start as other_start, other_end, other_value,
        other_decimals, other_load, other_value as expected, half + 0.5 * pow(10.0, -other_decimals) as tolerance,
        case
            when not additive then 'not_additive'
            when line in (from signed) then 'signed'
            else ''
        end as reason,
        case
            when not additive or line in (from signed) then 'none'
            when other_value - value > (half + 0.5 * pow(10.0, -other_decimals)) * (1 + 1e-9) then 'bad'
            else 'ok'
        end as verdict
    from paired
    where other_end is not null
),

chosen as (
    select *
    from judged
    where
        ($regions is null or region in (select unnest($regions)))
        and ($indicators is null or indicator in (select unnest($indicators)))
        and period_end between $first and $last
),

final as (
    select
        verdict, reason, count(*) as cases,
        list(chosen order by period_end desc, indicator, region, category) filter (verdict = 'bad')[1:$most] as bad
    from chosen
    group by verdict, reason
)

select * from final
order by verdict, cases desc, reason
