-- question:   do the regions right under one make up what it reports itself (rules A3, G10)?
-- grain:      one row per verdict and reason, of the totals asked for under which two regions or more report
-- parameters: $regions, $indicators: lists of codes, or null for
--             all; $first, $last: months in which a span ends; $most: how many bad ones to list; $places, $parents,
--             $levels: the catalogue's regions, what each lies in and what kind it is
-- columns:    verdict, reason, cases, bad: the newest bad ones as structs of indicators.quality.Case; expected is the sum
--             of the parts. Refused where one is missing that reports the indicator elsewhere (missing); where they never
--             made the total, as a city keeps some for itself, they are not held against it (unusual)
with
place as (
    select *, count(*) over (partition by parent, level) as siblings
    from (select unnest($places) as code, unnest($parents) as parent, unnest($levels) as level)
    where parent <> ''
),

standing as (
    select o.*, 0.5 * pow(10.0, -o.decimals) as half
    from observation o
    join indicator i on i.code = o.indicator
    where o.superseded_by is null and o.measure = 'actual' and i.kind in ('flow', 'stock')
),

-- Who reports the indicator at all, at any time.
holders as (
    select s.indicator, s.category, p.parent, p.level, count(*) as held
    from (select distinct indicator, category, region from standing) s
    join place p on p.code = s.region
    group by s.indicator, s.category, p.parent, p.level
    having count(*) > 1
),

sums as (
    select
        s.indicator, s.category, p.parent as region, p.level, s.period_start, s.period_end, count(*) as parts,
        sum(s.value) as expected, sum(s.half) as halves, bit_xor(hash(s.region)) as members,
        any_value(p.siblings) as siblings
    from standing s
    join place p on p.code = s.region
    semi join holders h on h.indicator = s.indicator and h.category = s.category and h.parent = p.parent and h.level = p.level
    group by s.indicator, s.category, p.parent, p.level, s.period_start, s.period_end
    having count(*) > 1
),

compared as (
    select
        w.*, s.level, s.parts, s.expected, s.members, s.siblings, h.held, s.halves + w.half as tolerance,
        abs(s.expected - w.value) <= (s.halves + w.half) * (1 + 1e-9) as fits
    from sums s
    join standing w using (indicator, category, region, period_start, period_end)
    join holders h on h.indicator = s.indicator and h.category = s.category and h.parent = s.region and h.level = s.level
),

-- The same regions and the same series: one sum in ten may be off, or a single one; all regions need no habit.
habits as (
    select
        indicator, category, members,
        (parts = siblings or count(*) >= 3) and count_if(not fits) <= greatest(1, 0.1 * count(*)) as usual
    from compared
    where parts = held
    group by indicator, category, members, parts, siblings
),

judged as (
    select
        c.indicator, c.region, c.category, c.period_start, c.period_end, c.measure, c.value, c.decimals, c.load, c.sheet,
        c.cell, c.expected, c.tolerance, c.parts,
        case when c.parts < c.held then 'none' when c.fits then 'ok' when h.usual then 'bad' else 'none' end as verdict,
        case when c.parts < c.held then 'missing' when c.fits or h.usual then '' else 'unusual' end as reason
    from compared c
    left join habits h using (indicator, category, members)
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
