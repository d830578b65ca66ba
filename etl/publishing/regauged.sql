-- question:   for which indicators with facts does the catalogue no longer say what the facts were loaded under?
-- grain:      one row per indicator
-- parameters: none
-- columns:    code, unit_before, unit_now (null where the catalogue dropped the indicator)
with loaded_under as (
    select code, unit as unit_before
    from old.indicator
    where exists (from old.observation where old.observation.indicator = code)
),

catalogue as (
    select code, unit as unit_now
    from indicator as defined_now
),

final as (
    from loaded_under
    left join catalogue using (code)
    where unit_before is distinct from unit_now
)

select * from final
order by code
