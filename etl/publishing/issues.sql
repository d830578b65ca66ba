-- question:   what had a load to say of its file?
-- grain:      one row per issue, as written down
-- parameters: $load
-- columns:    severity, code, sheet, cell, message
with final as (
    select severity, code, sheet, cell, message
    from load_issue
    where load = $load
)

select * from final
