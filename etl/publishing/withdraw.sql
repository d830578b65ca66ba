-- question:   which keys did a load report, now that it is to be taken back?
-- grain:      one row per key
-- parameters: $load
-- columns:    key_id and the key
create or replace temp table touched as
with final as (
    select row_number() over () as key_id, indicator, region, category, period_start, period_end, measure
    from evidence
    where load = $load
)

select * from final
