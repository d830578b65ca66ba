-- question:   do the categories of an indicator make up its whole (rules A3, G10)?
-- grain:      one row per verdict and reason, of the wholes asked for that have two categories or more
-- parameters: $regions, $indicators: lists of codes, or null for
--             all; $first, $last: months in which a span ends; $most: how many bad ones to list
-- columns:    verdict, reason, cases, bad: the newest bad ones as structs of indicators.quality.Case; expected is the sum
--             of the parts. Categories that are not all of the whole, or overlap, do not add up as a rule (incomplete)
with
standing as (
    select o.*, 0.5 * pow(10.0, -o.decimals) as half
    from observation o
    join indicator i on i.code = o.indicator
    where o.superseded_by is null and o.measure = 'actual' and i.kind in ('flow', 'stock')
),

sums as (
    select
        indicator, region, period_start, period_end, count(*) as parts, sum(value) as expected, sum(half) as halves,
        bit_xor(hash(category)) as members
    from standing
    where category <> ''
    group by indicator, region, period_start, period_end
    having count(*) > 1
),

compared as (
    select
        w.*, s.parts, s.expected, s.members, s.halves + w.half as tolerance,
        abs(s.expected - w.value) <= (s.halves + w.half) * (1 + 1e-9) as fits
    from standing w
    join sums s using (indicator, region, period_start, period_end)
    where w.category = ''
),

-- The same categories of the same indicator: one sum in ten may be off, or a single one.
habits as (
    select indicator, members, count(*) >= 3 and count_if(not fits) <= greatest(1, 0.1 * count(*)) as usual
    from compared
    group by indicator, members
),

judged as (
    select
        c.indicator, c.region, c.category, c.period_start, c.period_end, c.measure, c.value, c.decimals, c.load, c.sheet,
        c.cell, c.expected, c.tolerance, c.parts,
        case when c.fits then 'ok' when h.usual then 'bad' else 'none' end as verdict,
        if(c.fits or h.usual, '', 'incomplete') as reason
    from compared c
    join habits h using (indicator, members)
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
        list(chosen order by period_end desc, indicator, region) filter (verdict = 'bad')[1:$most] as bad
    from chosen
    group by verdict, reason
)

select * from final
order by verdict, cases desc, reason
