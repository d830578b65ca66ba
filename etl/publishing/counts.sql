-- question:   how many figures of the file were new, changed, or the same as what stood?
-- grain:      one row
-- parameters: $load
-- columns:    new, changed, same
with known as (
    select
        coalesce(count(*) filter (where stands), 0) as changed,
        coalesce(count(*) filter (where not stands), 0) as same
    from resettled
    where load = $load
),

final as (
    select (select count(*) from touched) - changed - same as new, changed, same
    from known
)

select * from final
