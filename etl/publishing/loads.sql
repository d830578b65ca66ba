-- question:   which loads were there, rolled back or not?
-- grain:      one row per load
-- parameters: none
-- columns:    the fields of etl.loads.Listed, in its order
with told as ( -- a build of an earlier version has no guides
    select '' as guide where false
    union all by name
    from load
),

final as (
    select
        load, sha256, file, loaded_at, author, layout, source, region,
        new_count, changed_count, same_count, skipped_count, rolled_back_at, coalesce(guide, '') as guide
    from told
)

select * from final
order by load
