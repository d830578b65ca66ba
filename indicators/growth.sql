-- question:   what are the figures of these series in one basis, and how do they compare (rules P2, P3, G1 to G10)?
-- grain:      one row per indicator x region x category x span of the asked basis that ends in [$first, $last]
-- parameters: $indicators, $regions: lists of codes; $categories: list, or null for every category;
--             $step: months of the basis (1 month, 3 quarter, 6 half, 12 year, 0 cumulative, -1 point in time);
--             $first, $last: month numbers; $as_of: only loads up to this number, as they stood then;
--             $months_of_merged: true adds an empty January and February where only 1-2月 exists
-- columns:    the fields of indicators.growth.Growth, in its order
with
-- What was known as of the asked load, from the January of the base's own base on.
standing as (
    select indicator, region, category, period_start, period_end, measure, value, decimals, status, load, sheet, cell
    from observation
    where indicator in (select unnest($indicators)) and region in (select unnest($regions))
        and ($categories is null or list_contains($categories, category))
        and measure in ('actual', 'yoy_reported')
        and period_start >= ($first - 24) // 12 * 12 and period_end <= $last
        and load <= $as_of and coalesce(superseded_by, 2147483647) > $as_of
),
-- One row per reported span: its level, and the growth that was published for it.
reported as (
    select s.indicator, s.region, s.category, period_start, period_end, kind, kind = 'flow' and additive as additive,
        any_value(s) filter (measure = 'actual') as level,
        any_value(s) filter (measure = 'yoy_reported') as published
    from standing s join indicator i on i.code = s.indicator
    group by all
),
-- What a running total is made of: cumulative figures, and the pieces of the year's finest reported grain.
pieces as (
    select indicator, region, category, period_end // 12 as year, period_end, level as part,
        period_start % 12 = 0 as anchored, period_end - period_start + 1 as length
    from reported
    where additive and level is not null and period_start // 12 = period_end // 12
    qualify anchored
        or length = min(length) filter (not anchored) over (partition by indicator, region, category, year)
),
-- Each reported cumulative figure starts a new run; it wins over a piece that ends in the same month.
runs as (
    select indicator, region, category, year, period_end, arg_max(part, anchored::int) as part,
        sum(max(anchored::int)) over (partition by indicator, region, category, year order by period_end) as run
    from pieces
    group by indicator, region, category, year, period_end
),
-- Cumulative figures, reported or summed; a run that left a gap covers fewer months than have passed.
totals as (
    select indicator, region, category, year, period_end, period_end % 12 + 1 as months, sum(part.value) over run as value,
        max(part.decimals) over run as decimals, list(part) over run as parts,
        sum(part.period_end - part.period_start + 1) over run as covered
    from runs
    window run as (partition by indicator, region, category, year, run order by period_end)
    qualify covered = months
),
-- Span algebra (P2): what lies between two totals; 1-2月 stays one span where January is unknown (P3).
between_totals as (
    select t.indicator, t.region, t.category, t.period_end,
        if(b.value is null, t.year * 12, t.period_end - $step + 1) as period_start,
        greatest(t.decimals, coalesce(b.decimals, 0)) as decimals,
        round(t.value - coalesce(b.value, 0), greatest(t.decimals, coalesce(b.decimals, 0))) as value,
        t.parts as added, coalesce(b.parts, []) as subtracted
    from totals t left join totals b
        on b.indicator = t.indicator and b.region = t.region and b.category = t.category and b.year = t.year
        and $step > 0 and b.period_end = t.period_end - $step
    where $step = 0 or (t.months % nullif(greatest($step, 0), 0) = 0
        and (b.value is not null or t.months = $step or ($step = 1 and t.months = 2)))
),
-- Reported spans that belong to the basis; a stock has only points, whatever the basis (A2).
fitting as (
    select *
    from reported
    where case
        when kind = 'stock' then $step < 2 or (period_end + 1) % $step = 0
        when $step = 0 then period_start % 12 = 0 and period_start // 12 = period_end // 12
        when $step = -1 then kind <> 'flow' and period_start = period_end
        else (period_end - period_start + 1 = $step and (period_end + 1) % $step = 0)
            or ($step = 1 and period_start % 12 = 0 and period_end = period_start + 1)
    end
),
figures as (
    select indicator, region, category, period_start, period_end, published,
        coalesce(level.value, d.value) as value,
        coalesce(level.decimals, d.decimals, published.decimals) as decimals,
        coalesce(level.status, if(d.value is null, published.status, 'derived')) as status,
        coalesce(level.load, list_max(list_transform(added || subtracted, lambda p: p.load)), published.load) as load,
        if(level is null and d.value is not null, added, null) as added, subtracted,
        coalesce(level, published) as origin
    from fitting full join between_totals d using (indicator, region, category, period_start, period_end)
    where period_end - period_start <> 1 or $step <> 1 or d.value is not null or level is null
),
subject as (
    select code, unit, kind, percent, case
        when $step in (-1, 1) or (kind = 'stock' and $step = 0) then 1
        when $step in (3, 6) then $step end as stride
    from indicator
),
-- With the latest change of definition at or before the end of each figure (G9), and its neighbours in time.
placed as (
    select f.*, i.unit, i.kind, i.percent, i.stride, base.value as base_value, before.value as value_before,
        f.published.value as yoy_reported_pct,
        0.5 / pow(10, max(f.published.decimals) over (partition by f.indicator, f.region, f.category)) as half_digit,
        coalesce((select max(b.period_start) from break b
            where b.indicator = f.indicator and b.region in ('', f.region) and b.category in ('', f.category)
                and b.period_start <= f.period_end), 0) as broken_at,
        merged.period_end is not null as base_is_merged
    from figures f join subject i on i.code = f.indicator
    left join figures base
        on base.indicator = f.indicator and base.region = f.region and base.category = f.category
        and base.period_start = f.period_start - 12 and base.period_end = f.period_end - 12
    left join figures before
        on before.indicator = f.indicator and before.region = f.region and before.category = f.category
        and before.period_start = f.period_start - i.stride and before.period_end = f.period_end - i.stride
    left join figures merged
        on merged.indicator = f.indicator and merged.region = f.region and merged.category = f.category
        and merged.period_end = merged.period_start + 1 and $step = 1
        and merged.period_start = f.period_end // 12 * 12 - 12 and f.period_start = f.period_end
        and f.period_end % 12 < 2
),
judged as (
    select *, case
        when value is null then 'reported_only'
        when base_value is not null and broken_at > period_start - 12 then 'break'
        when base_value is null and yoy_reported_pct is not null then 'reported_only'
        when base_value is null and base_is_merged then 'merged_period'
        when base_value is null then 'no_base'
        when percent then 'ok'
        when base_value = 0 then 'zero_base'
        when base_value < 0 and value > 0 then 'turned_profit'
        when base_value < 0 and value >= base_value then 'loss_narrowed'
        when base_value < 0 then 'loss_widened'
        when value < 0 then 'turned_loss'
        else 'ok' end as growth_status
    from placed
),
measured as (
    select *,
        if(growth_status = 'ok' and not percent, (value / base_value - 1) * 100, null) as yoy_computed_pct,
        if(growth_status = 'ok' and percent, value - base_value, null) as yoy_pp,
        if(not percent and value_before > 0 and value >= 0 and broken_at <= period_start - stride,
            (value / value_before - 1) * 100, null) as pop_pct
    from judged
),
-- Growth of the same span a year earlier (G7) and of the period before (G5): published with published, else computed.
followed as (
    select m.*,
        if(m.yoy_reported_pct is not null and e.yoy_reported_pct is not null, 'reported', 'computed') as two_year_track,
        if(two_year_track = 'reported', m.yoy_reported_pct, m.yoy_computed_pct) as growth_now,
        if(two_year_track = 'reported', e.yoy_reported_pct, e.yoy_computed_pct) as growth_then,
        lag(m.period_end) over periods as previous_end,
        if(m.yoy_reported_pct is not null and lag(m.yoy_reported_pct) over periods is not null, 'reported', 'computed')
            as previous_track,
        if(previous_track = 'reported', m.yoy_reported_pct, m.yoy_computed_pct) as current_pct,
        if(previous_track = 'reported', lag(m.yoy_reported_pct) over periods, lag(m.yoy_computed_pct) over periods)
            as previous_pct
    from measured m left join measured e
        on e.indicator = m.indicator and e.region = m.region and e.category = m.category
        and e.period_start = m.period_start - 12 and e.period_end = m.period_end - 12
    window periods as (partition by m.indicator, m.region, m.category order by m.period_end, m.period_start)
),
answered as (
    select indicator, region, category, period_start, period_end, value, unit, status, decimals, base_value,
        yoy_reported_pct, yoy_computed_pct, growth_status,
        if(value > 0 and not percent and yoy_reported_pct - half_digit > -100,
            value / (1 + (yoy_reported_pct + half_digit) / 100), null) as implied_base_low,
        if(value > 0 and not percent and yoy_reported_pct - half_digit > -100,
            value / (1 + (yoy_reported_pct - half_digit) / 100), null) as implied_base_high,
        yoy_pp, pop_pct,
        if(growth_now >= -100 and growth_then >= -100 and not percent,
            (sqrt((1 + growth_now / 100) * (1 + growth_then / 100)) - 1) * 100, null) as two_year_pct,
        if(previous_is_near, current_pct - previous_pct, null) as acceleration_pp,
        load, origin.sheet as sheet, origin.cell as cell, added, subtracted,
        if(two_year_pct is null, null, two_year_track) as two_year_track,
        if(acceleration_pp is null, null, previous_end) as previous_end,
        if(acceleration_pp is null, null, previous_pct) as previous_pct,
        kind = 'flow' and $step = 1 and period_start = period_end and period_end % 12 < 2 as disturbed
    from (select *, previous_end >= case
            when $step = 0 then period_end // 12 * 12 - 1
            when kind = 'flow' then period_start - 1
            else period_end - 12 end as previous_is_near
        from followed)
    where period_end >= $first
),
-- The months that 1-2月 swallowed: a place without a figure, with its reason (G4).
swallowed as (
    select indicator, region, category, unit, unnest([period_start, period_end]) as month
    from placed
    where $months_of_merged and $step = 1 and value is not null and period_end = period_start + 1
),
final as (
    select * from answered
    union all by name
    select indicator, region, category, month as period_start, month as period_end, unit,
        'merged_period' as growth_status, true as disturbed
    from swallowed
    where month >= $first and (indicator, region, category, month) not in (
        select (indicator, region, category, period_end) from answered where period_start = period_end)
)
select *
from final
order by indicator, region, category, period_end, period_start
