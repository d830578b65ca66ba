-- question:   which figure of a key superseded which, and which only repeated what stood?
-- grain:      one row per key and load
-- parameters: none
-- columns:    as observation, and `stands`: false where the figure only repeated the one before it.
--             A stated status wins. Where none is stated the first figure of a key is final, a changed one revised, a
--             preliminary figure repeated becomes final, as does a target that was taken back and is told again, and any
--             other repeat keeps its status. A figure supersedes where its value or its status is new (rule V1). The windows see narrow rows; the rest is joined after.
create or replace temp table resettled as
with compared as (
    select
        rowid as place,
        key_id,
        load,
        stated_status,
        lag(load) over chain is null as is_first,
        value is distinct from lag(value) over chain as is_new
    from history
    window chain as (partition by key_id order by load)
),

stated as (
    select
        *,
        case
            when stated_status <> '' then stated_status
            when is_first then 'final'
            when is_new then 'revised'
        end as own_status
    from compared
),

inherited as (
    select
        *,
        last_value(own_status ignore nulls) over (
            partition by key_id order by load rows between unbounded preceding and current row
        ) as known_status
    from stated
),

judged as (
    select
        place,
        key_id,
        load,
        is_new,
        case when own_status is null and known_status in ('preliminary', 'withdrawn') then 'final' else known_status end as status
    from inherited
),

marked as (
    select *, is_new or status <> lag(status) over (partition by key_id order by load) as stands
    from judged
),

verdicts as (
    select
        place,
        status,
        stands,
        min(load) filter (where stands) over (
            partition by key_id order by load rows between 1 following and unbounded following
        ) as superseded_by
    from marked
),

final as (
    select history.* exclude (key_id), status, stands, superseded_by
    from history
    inner join verdicts on history.rowid = verdicts.place
)

select * from final
