-- question:   what would the figures that stand become, were a load taken back?
-- grain:      one row per key that the load reported
-- parameters: none; the keys are in `touched`, what is left of their histories in `resettled`
-- columns:    effect: vanishes (nobody else reported it), returns (to another value), restated (same value, other
--             status), resourced (same figure, now another load's), stays (a later load's, or one that only repeated);
--             the key; value, decimals, status, load: what stands now; later_…: what would stand, null if nothing
create temp table effects as
with standing as (
    select indicator, region, category, period_start, period_end, measure, value, decimals, status, load
    from old.observation
    where superseded_by is null
),

remaining as (
    select
        indicator, region, category, period_start, period_end, measure,
        value as later_value, decimals as later_decimals, status as later_status, load as later_load
    from resettled
    where stands and superseded_by is null
),

compared as (
    select touched.* exclude (key_id), value, decimals, status, load, later_value, later_decimals, later_status,
        later_load
    from touched
    inner join standing using (indicator, region, category, period_start, period_end, measure)
    left join remaining using (indicator, region, category, period_start, period_end, measure)
),

final as (
    select
        case
            when later_load is null then 'vanishes'
            when later_value <> value then 'returns'
            when later_status <> status then 'restated'
            when later_load <> load then 'resourced'
            else 'stays'
        end as effect,
        *
    from compared
)

select * from final
