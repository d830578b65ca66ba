-- question:   which keys does the file under way report more than once?
-- grain:      one row per key, five at most
-- parameters: none
-- columns:    indicator, region, category, period_start, period_end, measure, cells
with final as (
    select indicator, region, category, period_start, period_end, measure, string_agg(cell, '、') as cells
    from touched
    group by indicator, region, category, period_start, period_end, measure
    having count(*) > 1
    limit 5
)

select * from final
