-- question:   what has ever been reported, as things stand in this transaction?
-- grain:      one row per key and load, whether the figure superseded another or only repeated it
-- parameters: none
-- columns:    the key, the figure as its file stated it, and where it stands in its file
create or replace temp view evidence as
with kept as (
    select
        indicator, region, category, period_start, period_end, measure,
        value, decimals, stated_status, load, sheet, cell, raw
    from old.observation
    anti join settled_key using (indicator, region, category, period_start, period_end, measure)
),

repeated as (
    select
        indicator, region, category, period_start, period_end, measure,
        value, decimals, stated_status, load, sheet, cell, raw
    from old.confirmation
    anti join settled_key using (indicator, region, category, period_start, period_end, measure)
),

resettled as (
    select
        indicator, region, category, period_start, period_end, measure,
        value, decimals, stated_status, load, sheet, cell, raw
    from settled
),

final as (
    from kept
    union all
    from repeated
    union all
    from resettled
)

select * from final
