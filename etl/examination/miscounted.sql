-- question:   which loads hold more or fewer figures than they reported?
-- grain:      one row per such load
-- parameters: none
-- columns:    load, file ('' where the list of loads does not know it), reported, held
with figures as (
    select load from observation
    union all
    select load from confirmation
),

counted as (select load, count(*) as held from figures group by load),

stated as (
    select
        load,
        file,
        case when rolled_back_at is null then new_count + changed_count + same_count else 0 end as reported
    from load
)

select
    coalesce(stated.load, counted.load) as load,
    coalesce(stated.file, '') as file,
    coalesce(stated.reported, 0) as reported,
    coalesce(counted.held, 0) as held
from stated
full join counted on stated.load = counted.load
where coalesce(stated.reported, 0) <> coalesce(counted.held, 0)
order by load
