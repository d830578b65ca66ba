-- question:   which figures did a load report, in which cells, and what did each do to what stood before?
-- grain:      one row per figure of the load, in the order of its sheets' cells
-- parameters: $load; $sheet, $indicator, $outcome: only these, '' for all; $skipped, $most: a page of them
-- columns:    the fields of indicators.contents.Content, in its order; outcome: new, changed (value or status), same;
--             earlier_…: what it superseded, null where nothing
with earlier as (
    select
        indicator, region, category, period_start, period_end, measure,
        value as earlier_value, decimals as earlier_decimals, status as earlier_status
    from observation
    where superseded_by = $load
),

told as (
    select
        observation.*, earlier_value, earlier_decimals, earlier_status,
        if(earlier_value is null, 'new', 'changed') as outcome
    from observation
    left join earlier using (indicator, region, category, period_start, period_end, measure)
    where load = $load
    union all by name
    select *, 'same' as outcome
    from confirmation
    where load = $load
),

final as (
    select
        sheet, cell, indicator, region, category, period_start, period_end, measure, value, decimals, status, raw,
        outcome, earlier_value, earlier_decimals, earlier_status, superseded_by
    from told
    where
        ($sheet = '' or sheet = $sheet)
        and ($indicator = '' or indicator = $indicator)
        and ($outcome = '' or outcome = $outcome)
)

select * from final
order by
    sheet, try_cast(regexp_extract(cell, '\d+$') as integer), length(cell), cell, indicator, region, category,
    period_start, period_end, measure
limit $most offset $skipped
