-- question:   which figures were told differently after their first report, and what do they say now?
-- grain:      one row per figure whose standing value is not the first one, the newest span first
-- parameters: $regions, $indicators: lists of codes, or null for
--             all; $first, $last: months in which a span ends
-- columns:    the fields of indicators.quality_record.Correction, in its order
with
told as (
    select * from observation where measure in ('actual', 'yoy_reported')
),

chains as (
    select *
    from told
    semi join (from told where superseded_by is not null)
        using (indicator, region, category, period_start, period_end, measure)
),

final as (
    select
        indicator, region, category, period_start, period_end, measure,
        arg_min(value, load) as first_value, arg_min(decimals, load) as first_decimals, min(load) as first_load,
        arg_min(status, load) = 'preliminary' as preliminary,
        arg_max(value, load) as value, arg_max(decimals, load) as decimals, max(load) as load, count(*) as versions,
        arg_max(sheet, load) as sheet, arg_max(cell, load) as cell
    from chains
    where
        ($regions is null or region in (select unnest($regions)))
        and ($indicators is null or indicator in (select unnest($indicators)))
        and period_end between $first and $last
    group by indicator, region, category, period_start, period_end, measure
    having first_value <> value
)

select * from final
order by period_end desc, indicator, region, category, period_start, measure
