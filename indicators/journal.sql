-- question:   which files were ever loaded, what did each bring, and does it still count?
-- grain:      one row per load, rolled back or not
-- parameters: none
-- columns:    the fields of indicators.journal.Entry, in its order; standing_count: its figures that stand today
with issues as (
    select load, count(*) as issue_count
    from load_issue
    group by load
),

standing as (
    select load, count(*) as standing_count
    from observation
    where superseded_by is null
    group by load
),

final as (
    select
        load, sha256, file, loaded_at, author, layout, source, region,
        new_count, changed_count, same_count, skipped_count,
        coalesce(standing_count, 0) as standing_count,
        coalesce(issue_count, 0) as issue_count,
        rolled_back_at
    from load
    left join standing using (load)
    left join issues using (load)
)

select * from final
order by load desc
