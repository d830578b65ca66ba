-- question:   what is the newest figure of these series, and where does it stand?
-- grain:      one row per series asked for
-- parameters: $indicators, $regions, $ends: the series and the months in which their newest spans end, side by side
-- columns:    indicator, region, period_start, value, decimals, load, sheet, cell; of several spans the longest
with
asked as (
    select unnest($indicators) as indicator, unnest($regions) as region, unnest($ends) as period_end
),

final as (
    select o.indicator, o.region, o.period_start, o.value, o.decimals, o.load, o.sheet, o.cell
    from observation_by_region o
    join asked a on a.indicator = o.indicator and a.region = o.region and a.period_end = o.period_end
    where
        o.category = '' and o.measure = 'actual' and o.superseded_by is null
        -- Parameters, and not the list alone, tell the engine which stretches of the table to read.
        and o.region in (select unnest($regions))
    qualify row_number() over (partition by o.indicator, o.region order by o.period_start) = 1
)

select * from final
order by indicator, region
