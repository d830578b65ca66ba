-- question:   what did the files that count have to say of themselves?
-- grain:      one row per issue of a load that was not rolled back
-- parameters: $load: only this one, 0 for all
-- columns:    the fields of indicators.open_issues.OpenIssue, in its order
with final as (
    select severity, load, file, sheet, cell, code, message, loaded_at
    from load_issue
    inner join load using (load)
    where rolled_back_at is null and ($load = 0 or load = $load)
)

select * from final
order by list_position(['error', 'question', 'warning'], severity), load desc, sheet, cell, code
