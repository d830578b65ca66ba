-- question:   how many figures would a load's withdrawal change, and how?
-- grain:      one row per effect
-- parameters: none
-- columns:    effect, figures
with final as (
    select effect, count(*) as figures
    from effects
    group by effect
)

select * from final
order by effect
