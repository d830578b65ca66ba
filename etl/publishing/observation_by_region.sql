-- question:   which figures does the new build hold, region by region?
-- grain:      as observation
-- parameters: none
-- columns:    as observation_by_region
insert into observation_by_region by name
with final as (
    select * exclude (stated_status, raw)
    from observation
)

select * from final
order by region, indicator, category, period_start, period_end, measure, load
