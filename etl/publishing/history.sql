-- question:   what was reported before for the keys that are touched now?
-- grain:      one row per touched key and earlier load
-- parameters: $without (a load to leave out, as if it had never been; 0 for none)
-- columns:    key_id and everything in evidence
create or replace temp table history as
with final as (
    select touched.key_id, evidence.*
    from evidence
    inner join touched using (indicator, region, category, period_start, period_end, measure)
    where evidence.load <> $without
)

select * from final
