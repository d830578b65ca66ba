-- question:   which keys must no longer be taken from the build before?
-- grain:      one row per key
-- parameters: none
-- columns:    the key
insert into settled_key
with final as (
    select indicator, region, category, period_start, period_end, measure
    from touched
    anti join settled_key using (indicator, region, category, period_start, period_end, measure)
)

select * from final
