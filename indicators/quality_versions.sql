-- question:   did two files say different things of one figure, and which of them stands (rules V1, G10)?
-- grain:      one row per verdict and reason, of the figures asked for that were told again
-- parameters: $regions, $indicators: lists of codes, or null for
--             all; $first, $last: months in which a span ends; $most: how many bad ones to list
-- columns:    verdict, reason, cases, bad: the newest bad ones as structs of indicators.quality.Case; value and load are
--             the later version, other_… and expected the one that it superseded. A preliminary figure (preliminary) and
--             one that the later file calls revised or final (stated) were to change
with
told as (
    select
        o.*, 0.5 * pow(10.0, -o.decimals) as half
    from observation o
),

earlier as (
    select * from told where superseded_by is not null
),

changed as (
    select
        n.indicator, n.region, n.category, n.period_start, n.period_end, n.measure, n.value, n.decimals, n.load, n.sheet,
        n.cell, n.region as other_region, n.category as other_category, n.period_start as other_start,
        n.period_end as other_end, e.value as other_value, e.decimals as other_decimals, e.load as other_load,
        e.value as expected, n.half + e.half as tolerance,
        case
            when abs(n.value - e.value) < (n.half + e.half) * (1 - 1e-9) then ''
            when e.status = 'preliminary' then 'preliminary'
            when n.stated_status <> '' then 'stated'
            else ''
        end as reason,
        abs(n.value - e.value) < (n.half + e.half) * (1 - 1e-9) as fits
    from earlier e
    join told n
        on n.indicator = e.indicator and n.region = e.region and n.category = e.category and n.measure = e.measure
        and n.period_start = e.period_start and n.period_end = e.period_end and n.load = e.superseded_by
),

judged as (
    select
        * exclude (fits), case when fits then 'ok' when reason <> '' then 'none' else 'bad' end as verdict
    from changed
    union all by name
    select
        indicator, region, category, period_start, period_end, measure, value, decimals, load, sheet, cell, '' as reason,
        'ok' as verdict
    from confirmation
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
