-- question:   which figures are a hundred or ten thousand times off their own history (Units)?
-- grain:      one row per verdict and reason, of the figures asked for
-- parameters: $regions, $indicators: lists of codes, or null for
--             all; $first, $last: months in which a span ends; $most: how many bad ones to list
-- columns:    verdict, reason, cases, bad: the newest bad ones as structs of indicators.quality.Case; expected is the value
--             at the neighbours' middle, parts the power of ten that it is off by. A sum is compared by the month. Two
--             neighbours of four are needed (few), no ten times apart themselves (unsteady), all above zero (sign)
with
figures as (
    select
        o.*, o.value > 0 as sound, hash(o.indicator, o.region, o.category) as line,
        log10(if(i.kind = 'flow', o.period_end - o.period_start + 1, 1)) as months_log,
        if(o.value > 0, log10(o.value), null) - months_log as size
    from observation o
    join indicator i on i.code = o.indicator
    where o.superseded_by is null and o.measure = 'actual'
),

-- Neighbours in time, of those above zero.
neighbours as (
    select
        *, lag(size, 1) over place as before, lag(size, 2) over place as earlier, lead(size, 1) over place as after,
        lead(size, 2) over place as later
    from figures
    window place as (partition by line, sound order by period_end, period_start)
),

ranges as (
    select
        *, least(before, earlier, after, later) as low, greatest(before, earlier, after, later) as high,
        (before is not null)::int + (earlier is not null)::int + (after is not null)::int + (later is not null)::int
            as known
    from neighbours
),

measured as (
    select
        *, size - (low + high) / 2 as gap, round(abs(gap))::int as power,
        case when not sound then 'sign' when known < 2 then 'few' when high - low >= 1 then 'unsteady' else '' end as reason
    from ranges
),

judged as (
    select
        indicator, region, category, period_start, period_end, measure, value, decimals, load, sheet, cell,
        pow(10.0, (low + high) / 2 + months_log) as expected, sign(gap)::int * power as parts, reason,
        case
            when reason <> '' then 'none'
            when power in (2, 4) and abs(abs(gap) - power) < 0.35 then 'bad'
            else 'ok'
        end as verdict
    from measured
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
