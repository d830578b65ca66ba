-- question:   which figures of the new build only repeated what stood?
-- grain:      one row per key and load
-- parameters: none
-- columns:    as confirmation
insert into confirmation by name
with final as (
    from old.confirmation
    anti join settled_key using (indicator, region, category, period_start, period_end, measure)
    union all by name
    select * exclude (stands, superseded_by) from settled where not stands
)

select * from final
order by indicator, region, category, period_start, period_end, measure, load
