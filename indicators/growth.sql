-- question:   what are the figures of these series in one basis, and how do they compare (rules P2, P3, G1 to G10)?
-- grain:      one row per indicator x region x category x span of the asked basis that ends in [$first, $last]
-- parameters: $indicators, $regions: lists of codes; $categories: list, or null for every category;
--             $step: months of the basis (1 month, 3 quarter, 6 half, 12 year, 0 cumulative, -1 point in time);
--             $first, $last: month numbers; $as_of: only loads up to this number, as they stood then;
--             $months_of_merged: true adds an empty January and February where only 1-2月 exists
-- columns:    those of final; origin, added and subtracted are the figures behind a value, parted by chr(30), each with
--             its fields parted by chr(31): first month, last month, value, status, load, sheet, cell
with
basis as (select if($step < 1, 1, $step % 12) as stride),
asked as (
    select code, unit, kind, kind = 'flow' and additive and $step >= 0 as additive, percent
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
-- One row per span of the basis: reported, else the difference of two totals at their printed decimals. A 1-2月 beside a
-- known January is no figure of its own, only the base of one.
figures as (
    select indicator, region, category, period_start, period_end, yoy_reported_pct, yoy_decimals, swallowed, has_january,
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
-- Each figure is also the base of next year's, the base's base of the year after, and what its neighbour compares with.
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
        bool_or(f.swallowed) filter (shift = 0) as swallowed,
        bool_or(f.swallowed) filter (shift = 12) as base_swallowed,
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
judged as (
    select p.*, unit, kind, percent, case
        when value is null and swallowed then 'merged_period'
        when value is null then 'reported_only'
        when base_value is not null and broken_at > period_start - 12 then 'break'
        when base_value is null and yoy_reported_pct is not null then 'reported_only'
        when base_swallowed then 'merged_period'
        when base_value is null then 'no_base'
        when percent then 'ok'
        when base_value = 0 then 'zero_base'
        when base_value < 0 and value > 0 then 'turned_profit'
        when base_value < 0 and value >= base_value then 'loss_narrowed'
        when base_value < 0 then 'loss_widened'
        when value < 0 then 'turned_loss'
        else 'ok' end as growth_status
    from placed p join asked on code = indicator
),
measured as (
    select *,
        if(growth_status = 'ok' and not percent, (value / base_value - 1) * 100, null) as yoy_computed_pct,
        if(growth_status = 'ok' and percent, value - base_value, null) as yoy_pp,
        if(not percent and $step < 12 and adjacent_value > 0 and value >= 0
                and broken_at <= period_start - greatest($step, 1),
            (value / adjacent_value - 1) * 100, null) as pop_pct,
        if(earliest_value > 0 and base_value >= 0 and broken_at <= period_start - 24,
            (base_value / earliest_value - 1) * 100, null) as base_computed_pct
    from judged
),
-- The period before (G5), and the decimals in which the series publishes its growth: a cell's 8 is 8.0 in print.
followed as (
    select *,
        lag(period_end) over periods as previous_end,
        lag(yoy_reported_pct) over periods as previous_reported_pct,
        lag(yoy_computed_pct) over periods as previous_computed_pct,
        0.5 / pow(10, max(yoy_decimals) over series) as half_digit
    from measured
    window series as (partition by indicator, region, category),
        periods as (partition by indicator, region, category, value is null and swallowed
            order by period_end, period_start)
),
final as (
    select indicator, region, category, period_start, period_end, value, unit,
        if(value is null, null, decimals) as decimals, base_value, yoy_reported_pct, yoy_computed_pct, growth_status,
        if(implies, value / (1 + (yoy_reported_pct + half_digit) / 100), null) as implied_base_low,
        if(implies, value / (1 + (yoy_reported_pct - half_digit) / 100), null) as implied_base_high,
        yoy_pp, pop_pct,
        if(percent, null, (sqrt((1 + growth_now / 100) * (1 + growth_then / 100)) - 1) * 100) as two_year_pct,
        growth_lately - growth_before as acceleration_pp,
        origin, added, subtracted,
        if(two_year_pct is null, null, if(published_twice, 'reported', 'computed')) as two_year_track,
        if(acceleration_pp is null, null, previous_end) as previous_end,
        if(acceleration_pp is null, null, growth_before) as previous_pct,
        kind = 'flow' and $step = 1 and period_start = period_end and period_end % 12 < 2 as disturbed
    from (
        select *,
            value > 0 and not percent and yoy_reported_pct - half_digit > -100 as implies,
            yoy_reported_pct is not null and base_reported_pct is not null as published_twice,
            if(published_twice, yoy_reported_pct, yoy_computed_pct) as growth_now,
            if(published_twice, base_reported_pct, base_computed_pct) as growth_then,
            previous_end >= case
                when $step = 0 then period_end // 12 * 12 - 1
                when kind = 'flow' then period_start - 1
                else period_end - 12 end as near,
            yoy_reported_pct is not null and previous_reported_pct is not null as published_before,
            if(published_before, yoy_reported_pct, yoy_computed_pct) as growth_lately,
            if(near, if(published_before, previous_reported_pct, previous_computed_pct), null) as growth_before
        from followed
        where period_end >= $first and ($months_of_merged or value is not null or not swallowed)
    )
)
select *
from final
order by indicator, region, category, period_end, period_start
