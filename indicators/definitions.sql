-- question:   under which definitions were the facts of this build loaded, and when did a definition change (rule G9)?
-- grain:      one row per indicator
-- parameters: none
-- columns:    code, unit, kind, better, decimals, percent; breaks: list of (region, category, first month), '' all
with
changes as (
    select indicator, list((region, category, period_start)) as breaks
    from break
    group by indicator
),

final as (
    select code, unit, kind, better, decimals, percent, coalesce(breaks, []) as breaks
    from indicator left join changes on indicator = code
)

select * from final
order by code
