-- question:   do the names of months and quarters say what their figures are, or are sums told under them (rule P4)?
-- grain:      one row per verdict and reason, of the single months and quarters asked for after the year's first
-- parameters: $regions, $indicators: lists of codes, or null for
--             all; $first, $last: months in which a span ends; $most: how many bad ones to list
-- columns:    verdict, reason, cases, bad: the newest bad ones as structs of indicators.quality.Case; reason says of a bad
--             one equal (it is the year's sum up to then: expected, other_…) or rising (no sum is known and every year
--             rises as one would, two years and a half at least as high as it began)
with
standing as (
    select
        o.*, 0.5 * pow(10.0, -o.decimals) as half, o.period_start // 12 * 12 as january,
        o.period_end - o.period_start + 1 as months
    from observation o
    join indicator i on i.code = o.indicator
    where
        o.superseded_by is null and o.measure = 'actual'
        and i.kind = 'flow' and i.additive and o.period_start // 12 = o.period_end // 12
),

lines as (
    select distinct indicator, region, category, january, months
    from standing
    where months in (1, 3) and (period_end + 1) % months = 0 and period_start <> january
),

pieces as (
    select s.*, lag(s.value) over place as previous, first(s.value) over place as opening
    from standing s
    semi join lines l using (indicator, region, category, january, months)
    where (s.period_end + 1) % s.months = 0
    window place as (partition by s.indicator, s.region, s.category, s.january, s.months order by s.period_end)
),

years as (
    select
        indicator, region, category, months, january, max(period_end) as last_end, count(*) as reported,
        coalesce(bool_and(value > previous), true) and max(value) >= 2.5 * any_value(opening) and any_value(opening) > 0
            as rises
    from pieces
    group by indicator, region, category, months, january
),

-- A year of less than four quarters, or five months, says nothing.
habits as (
    select
        indicator, region, category, months,
        bool_and(rises) and count(*) >= if(months = 3, 2, 1) as rising
    from years
    where reported >= if(months = 3, 4, 5)
    group by indicator, region, category, months
),

beside as (
    select
        p.*, s.period_end as other_end, s.value as other_value, s.decimals as other_decimals, s.load as other_load,
        s.half as other_half, h.rising, y.last_end, y.reported >= if(p.months = 3, 4, 5) as whole
    from pieces p
    left join standing s
        on s.indicator = p.indicator and s.region = p.region and s.category = p.category
        and s.period_start = p.january and s.period_end = p.period_end
    left join habits h
        on h.indicator = p.indicator and h.region = p.region and h.category = p.category and h.months = p.months
    left join years y
        on y.indicator = p.indicator and y.region = p.region and y.category = p.category and y.months = p.months
        and y.january = p.january
    where p.period_start <> p.january
),

judged as (
    select
        indicator, region, category, period_start, period_end, measure, value, decimals, load, sheet, cell,
        if(other_end is null, null, region) as other_region, if(other_end is null, null, category) as other_category,
        if(other_end is null, null, january) as other_start, other_end, other_value, other_decimals, other_load,
        coalesce(other_value, opening) as expected, half + coalesce(other_half, 0) as tolerance,
        case
            when other_value is not null
                then if(abs(value - other_value) <= half + other_half and opening > half + other_half, 'equal', '')
            when rising and whole and period_end = last_end then 'rising'
            when rising is null or not whole then 'no_sums'
            else ''
        end as reason,
        case reason when '' then 'ok' when 'no_sums' then 'none' else 'bad' end as verdict
    from beside
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
