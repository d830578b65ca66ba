-- question:   which keys must no longer be taken from the build before?
-- grain:      one row per key
-- parameters: none
-- columns:    the key
create temp table settled_key as
with final as (
    select indicator, region, category, period_start, period_end, measure
    from observation
    limit 0
)

select * from final
