-- question:   what are the figures of these series in one basis, and how do they compare (rules P2, P3, G1 to G10)?
-- grain:      one row per indicator x region x category x span of the asked basis that ends in [$first - 12, $last]:
--             a year more than asked, for the growth of the period before the first (G5)
-- parameters: $indicators, $regions: lists of codes; $categories: list, or null for every category;
--             $step: months of the basis (1 month, 3 quarter, 6 half, 12 year, 0 cumulative, -1 point in time);
--             $first, $last: month numbers; $as_of: only loads up to this number, as they stood then
-- columns:    keys, value, unit, decimals; base_value: same span last year; yoy_reported_pct, yoy_decimals: as published;
--             base_reported_pct, earliest_value: the base's own; adjacent_value; broken_at: last change of definition;
--             swallowed, base_swallowed: a month inside 1-2月; origin, or added and subtracted: the figures behind the
--             value, parted by chr(30), their fields by chr(31): months, value, status, load, sheet, cell
with
basis as (select if($step < 1, 1, $step % 12) as stride),
asked as (
    select code, unit, kind, kind = 'flow' and additive and $step >= 0 as additive, percent, constant_prices
    from indicator
    where list_contains($indicators, code)
),
-- What was known as of the asked load, from the January of the base's own base on.
standing as (
    select o.indicator, o.region, o.category, o.period_start, o.period_end, o.measure, o.value, o.decimals,
        concat_ws(chr(31), o.period_start, o.period_end, o.value, o.status, o.load, o.sheet, o.cell) as part,
        o.period_end // 12 as year,
        o.period_start % 12 = 0 and o.period_start // 12 = o.period_end // 12 as from_january,
        -- Does the span belong to the basis? A stock has only points, whatever the basis (A2).
        case
            when a.kind = 'stock' then $step < 2 or (o.period_end + 1) % $step = 0
            when $step = 0 then o.period_start % 12 = 0 and o.period_start // 12 = o.period_end // 12
            when $step = -1 then a.kind <> 'flow' and o.period_start = o.period_end
            else o.period_end - o.period_start + 1 = $step and (o.period_end + 1) % $step = 0
        end as fits,
        a.additive and o.measure = 'actual' and o.period_start // 12 = o.period_end // 12 as additive
    from observation o join asked a on a.code = o.indicator
    where o.region in (select unnest($regions))
        and ($categories is null or list_contains($categories, o.category))
        and o.measure in ('actual', 'yoy_reported')
        and o.period_start >= ($first - 24) // 12 * 12 and o.period_end <= $last
        and o.load <= $as_of and coalesce(o.superseded_by, 2147483647) > $as_of
),
-- Where a year reports more than cumulative figures: these, and the pieces of its finest grain. Each cumulative figure
-- starts a new run of the sum and wins over a piece that ends in the same month.
runs as (
    select *, count_if(from_january) over (partition by indicator, region, category, year order by period_end) as run
    from (
        select *
        from standing
        semi join (from standing where additive and not from_january) using (indicator, region, category, year)
        where additive
        qualify row_number() over (partition by indicator, region, category, period_end
            order by from_january desc, period_start desc) = 1
            and (from_january or period_end - period_start = min(period_end - period_start) filter (not from_january)
                over (partition by indicator, region, category, year))
    )
),
-- Cumulative figures (P2), reported or summed; a sum that left a gap covers fewer months than have passed.
totals as (
    select indicator, region, category, period_end, value, decimals, part
    from standing
    where additive and from_january
    union all
    select indicator, region, category, period_end, value, decimals, part
    from (
        select indicator, region, category, period_end, from_january,
            round(sum(value) over run, max(decimals) over run) as value,
            max(decimals) over run as decimals, string_agg(part, chr(30)) over run as part,
            sum(period_end - period_start + 1) over run as covered
        from runs
        window run as (partition by indicator, region, category, year, run order by period_end)
    )
    where not from_january and covered = period_end % 12 + 1
),
-- Span algebra (P2): what each known figure gives to a span of the basis. A total ends one span and opens the next;
-- that of February also stands for 1-2月, which is one span where no January is known (P3).
given as (
    select indicator, region, category, period_start, period_end, measure as role, value, decimals, part
    from standing
    where fits or measure = 'yoy_reported' and $step = 1 and from_january and period_end % 12 = 1
    union all
    select indicator, region, category, if($step = 0, period_end // 12 * 12, period_end - $step + 1), period_end,
        'total', value, decimals, part
    from totals
    where $step = 0 or (period_end + 1) % $step = 0
    union all
    select indicator, region, category, period_end + 1, period_end + $step, 'before', value, decimals, part
    from totals
    where $step > 0 and (period_end + 1) % $step = 0 and period_end % 12 < 11
    union all
    select indicator, region, category, period_end // 12 * 12, period_end // 12 * 12 + 1,
        if(period_end % 12 = 0, 'january', 'total'), value, decimals, part
    from totals
    where $step = 1 and period_end % 12 < 2
    union all
    select indicator, region, category, unnest([period_end - 1, period_end]), unnest([period_end - 1, period_end]),
        'swallowed', value, decimals, part
    from totals
    where $step = 1 and period_end % 12 = 1
),
-- One row per span of the basis: reported, else the difference of two totals at their printed decimals. A 1-2月 beside
-- a known January is no figure of its own, only the base of one.
figures as (
    select indicator, region, category, period_start, period_end, yoy_reported_pct, yoy_decimals,
        swallowed, has_january,
        coalesce(reported, if(before is null, if(period_start % 12 = 0, total, null),
            round(total - before, decimals))) as value,
        decimals, coalesce(origin, if(total is null, published, null)) as origin,
        if(origin is null and (before is not null or period_start % 12 = 0), added, null) as added, subtracted
    from (
        select indicator, region, category, period_start, period_end,
            any_value(value) filter (role = 'actual') as reported,
            any_value(value) filter (role = 'total') as total,
            any_value(value) filter (role = 'before') as before,
            any_value(value) filter (role = 'yoy_reported') as yoy_reported_pct,
            coalesce(any_value(decimals) filter (role = 'actual'),
                max(decimals) filter (role in ('total', 'before'))) as decimals,
            any_value(decimals) filter (role = 'yoy_reported') as yoy_decimals,
            any_value(part) filter (role = 'actual') as origin,
            any_value(part) filter (role = 'total') as added,
            any_value(part) filter (role = 'before') as subtracted,
            any_value(part) filter (role = 'yoy_reported') as published,
            bool_or(role = 'swallowed') as swallowed, bool_or(role = 'january') as has_january
        from given
        group by indicator, region, category, period_start, period_end
    )
    where value is not null or swallowed
        or yoy_reported_pct is not null and ($step <> 1 or period_start = period_end)
),
-- Each figure is also the base of next year's, the base's base of the year after, and its neighbour's measure.
placed as (
    select f.indicator, f.region, f.category, f.period_start + shift as period_start, f.period_end + shift as period_end,
        any_value(f.value) filter (shift = 0) as value,
        any_value(f.value) filter (shift = 12) as base_value,
        any_value(f.value) filter (shift = 24) as earliest_value,
        any_value(f.value) filter (shift = stride) as adjacent_value,
        any_value(f.yoy_reported_pct) filter (shift = 0) as yoy_reported_pct,
        any_value(f.yoy_reported_pct) filter (shift = 12) as base_reported_pct,
        any_value(f.yoy_decimals) filter (shift = 0) as yoy_decimals,
        any_value(f.decimals) filter (shift = 0) as decimals,
        any_value(f.origin) filter (shift = 0) as origin,
        any_value(f.added) filter (shift = 0) as added,
        any_value(f.subtracted) filter (shift = 0) as subtracted,
        coalesce(bool_or(f.swallowed) filter (shift = 0), false) as swallowed,
        coalesce(bool_or(f.swallowed) filter (shift = 12), false) as base_swallowed,
        coalesce(max(b.period_start), 0) as broken_at
    from figures f
    cross join (select unnest([0, stride, 12, 24]) as shift, stride from basis) shifts
    left join break b
        on b.indicator = f.indicator and b.region in ('', f.region) and b.category in ('', f.category)
        and shift = 0 and b.period_start <= f.period_end
    where f.period_end + shift between $first - 12 and $last
    group by f.indicator, f.region, f.category, f.period_start + shift, f.period_end + shift
    having bool_or(shift = 0 and not has_january)
),
final as (
    select p.indicator, p.region, p.category, p.period_start, p.period_end, p.value, a.unit, p.decimals, p.base_value,
        p.yoy_reported_pct, p.yoy_decimals, p.base_reported_pct, p.earliest_value, p.adjacent_value, p.broken_at,
        p.swallowed, p.base_swallowed, p.origin, p.added, p.subtracted, a.kind = 'flow' as flow, a.percent, a.constant_prices
    from placed p join asked a on a.code = p.indicator
)
select *
from final
order by indicator, region, category, period_end, period_start
