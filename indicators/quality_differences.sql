-- question:   is a reported part of a year the difference of the two sums that it lies between (rules P2, G10)?
-- grain:      one row per verdict and reason, of the months, quarters and halves asked for that do not begin in January
-- parameters: $regions, $indicators: lists of codes, or null for
--             all; $first, $last: months in which a span ends; $most: how many bad ones to list
-- columns:    verdict, reason, cases, bad: the newest bad ones as structs of indicators.quality.Case; expected is the
--             difference, other_… the later sum. Without the two sums there is nothing to compare (no_sums)
with
standing as (
    select o.*, 0.5 * pow(10.0, -o.decimals) as half, o.period_start // 12 * 12 as january
    from observation o
    join indicator i on i.code = o.indicator
    where
        o.superseded_by is null and o.measure = 'actual'
        and i.kind = 'flow' and i.additive and o.period_start // 12 = o.period_end // 12
),

parts as (
    select * from standing where period_start <> january
),

sums as (
    select *
    from standing
    semi join parts using (indicator, region, category, january)
    where period_start = january
),

judged as (
    select
        p.indicator, p.region, p.category, p.period_start, p.period_end, p.measure, p.value, p.decimals, p.load, p.sheet,
        p.cell, l.region as other_region, l.category as other_category, l.period_start as other_start,
        l.period_end as other_end, l.value as other_value, l.decimals as other_decimals, l.load as other_load,
        l.value - e.value as expected, p.half + l.half + e.half as tolerance,
        case
            when l.value is null or e.value is null then 'none'
            when abs(l.value - e.value - p.value) > (p.half + l.half + e.half) * (1 + 1e-9) then 'bad'
            else 'ok'
        end as verdict,
        if(l.value is null or e.value is null, 'no_sums', '') as reason
    from parts p
    left join sums l
        on l.indicator = p.indicator and l.region = p.region and l.category = p.category and l.january = p.january
        and l.period_end = p.period_end
    left join sums e
        on e.indicator = p.indicator and e.region = p.region and e.category = p.category and e.january = p.january
        and e.period_end = p.period_start - 1
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
