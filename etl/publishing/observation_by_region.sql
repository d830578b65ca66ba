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
-- By month before indicator: one month of everything is one stretch, and the file is a tenth smaller.
order by region, category, period_end, indicator, period_start, measure, load
