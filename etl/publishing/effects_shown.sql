-- question:   which figures would change, were a load taken back?
-- grain:      one row per key that would, the gravest effects first, the newest figures before older ones
-- parameters: $most (rows)
-- columns:    the fields of etl.origin.Reopened, in its order
with final as (
    from effects
    where effect <> 'stays'
)

select * from final
order by
    list_position(['returns', 'vanishes', 'restated', 'resourced'], effect), period_end desc, indicator, region,
    category, period_start, measure
limit $most
