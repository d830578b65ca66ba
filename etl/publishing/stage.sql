-- question:   which figures does the file under way report?
-- grain:      one row per key (indicator, region, category, span, measure)
-- parameters: $load (its number); the registered frame is `arrived`
-- columns:    key_id, the key, and the figure; a value is held to the 15 digits that a spreadsheet holds, so that one
--             figure stated in 万元 and in 亿元 is one figure, whatever the conversion did to its last bit
create or replace temp table touched as
with final as (
    select
        row_number() over () as key_id,
        indicator,
        region,
        category,
        period_start::integer as period_start,
        period_end::integer as period_end,
        measure,
        case
            when value = 0 then 0.0
            when not isfinite(value) then value -- refused right after, with a message
            else round(value::double, 14 - floor(log10(abs(value::double)))::integer)
        end as value,
        decimals::tinyint as decimals,
        status as stated_status,
        $load::integer as load,
        sheet,
        cell,
        raw
    from arrived
)

select * from final
