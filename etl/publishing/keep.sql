-- question:   what do the keys of the file under way amount to, those with a history and those without?
-- grain:      one row per key and load
-- parameters: none
-- columns:    as settled. One statement for both, because DuckDB 1.5.5 loses a large insert without an error where the
--             transaction's first insert into the table was empty.
insert into settled by name
with fresh as (
    select
        * exclude (key_id),
        case when stated_status = '' then 'final' else stated_status end as status,
        null::integer as superseded_by,
        true as stands
    from touched
    anti join history using (key_id)
),

final as (
    from resettled
    union all by name
    from fresh
)

select * from final
