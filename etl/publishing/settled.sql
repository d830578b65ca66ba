-- question:   where are the figures kept that this transaction has settled anew?
-- grain:      one row per key and load
-- parameters: none
-- columns:    as observation, and `stands`: false where the figure only repeats the one before it
create temp table settled as
with final as (
    select *, true as stands
    from observation
    limit 0
)

select * from final
