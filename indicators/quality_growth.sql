-- question:   do the growths that were published fit the levels that they are of (rules G2, G3, G9, G10)?
-- grain:      one row per verdict and reason, of the published growths asked for
-- parameters: $regions, $indicators: lists of codes, or null for
--             all; $first, $last: months in which a span ends; $most: how many bad ones to list
-- columns:    verdict, reason, cases, bad: the newest bad ones as structs of indicators.quality.Case; expected is the growth
--             that the levels make, other_… last year's level. Growth on a comparable basis (reason comparable) fits no
--             level and is not to: it is judged only where an indicator's growths fit as a rule
with
standing as (
    select o.*, 0.5 * pow(10.0, -o.decimals) as half, i.kind, i.constant_prices
    from observation o
    join indicator i on i.code = o.indicator
    where o.superseded_by is null and o.measure in ('actual', 'yoy_reported')
),

published as (
    select * from standing where measure = 'yoy_reported'
),

-- Only the levels of series that have a published growth at all.
levels as (
    select *
    from standing
    semi join published using (indicator, region, category)
    where measure = 'actual'
),

crossed as (
    select distinct p.indicator, p.region, p.category, p.period_start, p.period_end
    from published p
    join break k on k.indicator = p.indicator
    where
        k.region in ('', p.region) and k.category in ('', p.category)
        and k.period_start > p.period_start - 12 and k.period_start <= p.period_end
),

beside as (
    select
        g.*, n.value as level, n.half as level_half, b.value as base, b.half as base_half, b.decimals as base_decimals,
        b.load as base_load,
        c.indicator is not null as broken
    from published g
    left join levels n
        on n.indicator = g.indicator and n.region = g.region and n.category = g.category
        and n.period_start = g.period_start and n.period_end = g.period_end
    left join levels b
        on b.indicator = g.indicator and b.region = g.region and b.category = g.category
        and b.period_start = g.period_start - 12 and b.period_end = g.period_end - 12
    left join crossed c
        on c.indicator = g.indicator and c.region = g.region and c.category = g.category
        and c.period_start = g.period_start and c.period_end = g.period_end
),

compared as (
    select
        *, (level / base - 1) * 100 as expected,
        ((level - level_half) / (base + base_half) - 1) * 100 as low,
        ((level + level_half) / (base - base_half) - 1) * 100 as high,
        case
            when kind not in ('flow', 'stock') then 'rate'
            when constant_prices then 'constant_prices'
            when level is null or base is null then 'no_level'
            when broken then 'break'
            when level <= 0 or base <= base_half then 'sign'
            else ''
        end as reason
    from beside
),

fitted as (
    select *, reason = '' and low <= value + half + 1e-9 and value - half - 1e-9 <= high as fits
    from compared
),

-- An indicator whose growths fit: one in ten may not, or a single one.
habits as (
    select indicator, count(*) >= 5 and count_if(not fits) <= greatest(1, 0.1 * count(*)) as usual
    from fitted
    where reason = ''
    group by indicator
),

judged as (
    select
        f.indicator, f.region, f.category, f.period_start, f.period_end, f.measure, f.value, f.decimals, f.load, f.sheet,
        f.cell, f.region as other_region, f.category as other_category, f.period_start - 12 as other_start,
        f.period_end - 12 as other_end, f.base as other_value, f.base_decimals as other_decimals,
        f.base_load as other_load, f.expected, (f.high - f.low) / 2 + f.half as tolerance,
        case when f.reason <> '' then 'none' when f.fits then 'ok' when h.usual then 'bad' else 'none' end as verdict,
        case when f.reason = '' and not f.fits and not h.usual then 'comparable' else f.reason end as reason
    from fitted f
    left join habits h using (indicator)
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
