-- question:   what does the file under way add to keys that have a history?
-- grain:      one row per key
-- parameters: none
-- columns:    as in history
insert into history by name
with final as (
    from touched
    semi join history using (key_id)
)

select * from final
