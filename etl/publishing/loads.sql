-- question:   which loads were there, rolled back or not?
-- grain:      one row per load
-- parameters: none
-- columns:    the fields of etl.loads.Listed, in its order
with final as (
    select
        load, sha256, file, loaded_at, author, layout, source, region,
        new_count, changed_count, same_count, skipped_count, rolled_back_at
    from load
)

select * from final
order by load
