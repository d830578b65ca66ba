-- question:   which figure of a key superseded which, and which only repeated what stood?
-- grain:      one row per key and load
-- parameters: none
-- columns:    as observation, and `stands`: false where the figure only repeated the one before it.
--             A run is a stretch of loads that report one value. Within it a stated status wins; where none is stated the
--             first figure of a key is final, the first of a later run revised, a preliminary figure repeated becomes
--             final, and any other keeps its status. A figure supersedes where its value or its status is new (rule V1).
create or replace temp table resettled as
with valued as (
    select
        *,
        row_number() over chain = 1 as is_first,
        value is distinct from lag(value) over chain as starts_run
    from history
    window chain as (partition by key_id order by load)
),

runs as (
    select
        *,
        count(*) filter (where starts_run) over (partition by key_id order by load) as run,
        case
            when stated_status <> '' then stated_status
            when is_first then 'final'
            when starts_run then 'revised'
        end as own_status
    from valued
),

inherited as (
    select
        *,
        last_value(own_status ignore nulls) over (
            partition by key_id, run order by load rows between unbounded preceding and current row
        ) as run_status
    from runs
),

judged as (
    select
        *,
        case
            when own_status is not null then own_status
            when run_status = 'preliminary' then 'final'
            else run_status
        end as status
    from inherited
),

marked as (
    select
        *,
        starts_run or status <> lag(status) over (partition by key_id order by load) as stands
    from judged
),

final as (
    select
        indicator, region, category, period_start, period_end, measure,
        value, decimals, status, stated_status, load, sheet, cell, raw,
        min(load) filter (where stands) over (
            partition by key_id order by load rows between 1 following and unbounded following
        ) as superseded_by,
        stands
    from marked
)

select * from final
