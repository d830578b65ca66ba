-- question:   is a category greater than its whole (rules A3, G10)?
-- grain:      one row per verdict and reason, of the categories asked for that stand beside their whole
-- parameters: $regions, $indicators: lists of codes, or null for
--             all; $first, $last: months in which a span ends; $most: how many bad ones to list
-- columns:    verdict, reason, cases, bad: the newest bad ones as structs of indicators.quality.Case; expected is the whole.
--             A balance may be below zero, and then a part above the whole says nothing (sign)
with
standing as (
    select o.*, 0.5 * pow(10.0, -o.decimals) as half
    from observation o
    join indicator i on i.code = o.indicator
    where o.superseded_by is null and o.measure = 'actual' and i.kind in ('flow', 'stock')
),

judged as (
    select
        p.indicator, p.region, p.category, p.period_start, p.period_end, p.measure, p.value, p.decimals, p.load, p.sheet,
        p.cell, w.region as other_region, w.category as other_category, w.period_start as other_start,
        w.period_end as other_end, w.value as other_value, w.decimals as other_decimals, w.load as other_load,
        w.value as expected, p.half + w.half as tolerance,
        case
            when p.value < 0 or w.value < 0 then 'none'
            when p.value > (w.value + p.half + w.half) * (1 + 1e-12) then 'bad'
            else 'ok'
        end as verdict,
        if(p.value < 0 or w.value < 0, 'sign', '') as reason
    from standing p
    join standing w using (indicator, region, period_start, period_end)
    where p.category <> '' and w.category = ''
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
