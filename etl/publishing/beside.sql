-- question:   which figures that stand can the figures of a file be judged by?
-- grain:      one row per standing figure of the file's indicators: of its regions and those below them, and of those
--             above and beside where the file tells of several, over two years before its first month and one after
-- parameters: none; the registered frame is `arrived` (indicator, category, region, measure, period_start, period_end)
-- columns:    the key, value, decimals, sheet, cell, raw, load; is_told: the file itself tells this figure
with reported as (
    select distinct indicator, category, region, measure, period_start, period_end
    from arrived
),

stretches as (
    select indicator, min(period_start) - 24 as first_start, max(period_end) + 12 as last_end
    from reported
    group by indicator
),

told as (
    select distinct indicator, region
    from reported
),

above as (
    from told
    union
    select told.indicator, region.parent as region
    from told
    inner join region on told.region = region.code
    where region.parent <> ''
    group by told.indicator, region.parent
    having count(*) > 1
),

near as (
    from above
    union
    select above.indicator, region.code as region
    from above
    inner join region on above.region = region.parent
),

standing as (
    select
        indicator, category, region, measure, period_start, period_end, value, decimals, sheet, cell, raw, load
    from observation
    inner join stretches using (indicator)
    semi join near using (indicator, region)
    where
        superseded_by is null and measure in ('actual', 'yoy_reported')
        and period_start >= first_start and period_end <= last_end
),

final as (
    select standing.*, reported.indicator is not null as is_told
    from standing
    left join reported using (indicator, category, region, measure, period_start, period_end)
)

select * from final
order by indicator, category, region, measure, period_end, period_start
