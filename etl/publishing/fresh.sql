-- question:   which figures of the file under way are the first of their key?
-- grain:      one row per key
-- parameters: none
-- columns:    as settled
insert into settled by name
with final as (
    select
        * exclude (key_id),
        case when stated_status = '' then 'final' else stated_status end as status,
        null::integer as superseded_by,
        true as stands
    from touched
    anti join history using (key_id)
)

select * from final
