-- question:   how many figures of some regions did each load bring, change or repeat?
-- grain:      one row per load with any; nothing where they were counted before
-- parameters: the variable regions, as in within.sql
-- columns:    those of the table share of within.sql, which takes them
insert into scope.main.share
with
brought as (
    select load, count(*) as figures
    from scope.main.observation_by_region
    group by load
),

-- Whoever supersedes a figure has changed it.
changed as (
    select superseded_by as load, count(*) as figures
    from scope.main.observation_by_region
    where superseded_by is not null
    group by superseded_by
),

repeated as (
    select load, count(*) as figures
    from scope.main.confirmation
    group by load
),

final as (
    select getvariable('regions') as regions, load, coalesce(b.figures, 0) - coalesce(c.figures, 0) as new_count,
        coalesce(c.figures, 0) as changed_count, coalesce(r.figures, 0) as same_count
    from brought b
    full join repeated r using (load)
    left join changed c using (load)
    where not exists (from scope.main.share where regions = getvariable('regions'))
)

select * from final
