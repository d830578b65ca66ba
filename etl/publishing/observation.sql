-- question:   which figures does the new build hold?
-- grain:      one row per key and load whose figure superseded another or was the first
-- parameters: none
-- columns:    as observation, sorted so that a series is one stretch of the file
insert into observation by name
with final as (
    from old.observation
    anti join settled_key using (indicator, region, category, period_start, period_end, measure)
    union all by name
    select * exclude (stands) from settled where stands
)

select * from final
order by indicator, region, category, period_start, period_end, measure, load
