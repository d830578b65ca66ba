-- question:   where did these figures come from, and what was said before?
-- grain:      one row per figure and version, oldest version first
-- parameters: $indicator, $region, $category, $measure; $starts, $ends: the spans' first and last months, side by side;
--             $as_of: only loads up to this number, as they stood then
-- columns:    the fields of indicators.provenance.Version, in its order
with asked as (
    select unnest($starts) as period_start, unnest($ends) as period_end
),

versions as (
    select observation.*
    from observation
    semi join asked using (period_start, period_end)
    where
        indicator = $indicator and region = $region and category = $category and measure = $measure
        and load <= $as_of
),

final as (
    select
        period_start, period_end, measure, value, decimals, status, stated_status, load,
        file, source, loaded_at, author, sheet, cell, raw,
        if(superseded_by <= $as_of, superseded_by, null) as superseded_by
    from versions
    inner join load using (load)
)

select * from final
order by period_end, period_start, load
