-- question:   what did the tables of this build hold when a certain load was the newest (rule V1)?
-- grain:      as in schema.sql
-- parameters: the variable as_of: the number of that load
-- columns:    as in schema.sql. The views bear the tables' names and come before them, so that every other statement
--             reads as of then without a word of it; a load that was rolled back since is as if it had never been
create temp view load as
from query_table('"' || current_database() || '".main.load')
where load <= getvariable('as_of');

create temp view load_issue as
from query_table('"' || current_database() || '".main.load_issue')
where load <= getvariable('as_of');

create temp view confirmation as
from query_table('"' || current_database() || '".main.confirmation')
where load <= getvariable('as_of');

create temp view observation as
select * replace (if(superseded_by <= getvariable('as_of'), superseded_by, null) as superseded_by)
from query_table('"' || current_database() || '".main.observation')
where load <= getvariable('as_of');

create temp view observation_by_region as
select * replace (if(superseded_by <= getvariable('as_of'), superseded_by, null) as superseded_by)
from query_table('"' || current_database() || '".main.observation_by_region')
where load <= getvariable('as_of');

-- Counted as when a build is published.
create temp view series as
with
gathered as (
    select indicator, region, category, min(period_end) as first_end, max(period_end) as last_end,
        max(period_end) filter (measure = 'actual') as newest_end,
        bit_or(
            if(period_start % 12 = 0 and period_end > period_start, 1, 0) + if(period_start = period_end, 2, 0)
            + if((period_end + 1) % 3 <> 0, 4, 0) + if((period_end + 1) % 12 <> 0, 8, 0)
        ) as spans
    from observation
    where superseded_by is null and measure in ('actual', 'yoy_reported')
    group by indicator, region, category
),

final as (
    select indicator, region, category, first_end, last_end, newest_end,
        spans & 1 > 0 as from_january,
        spans & 2 > 0 as single_month,
        spans & 4 > 0 as by_month,
        spans & 8 > 0 as by_quarter
    from gathered
)

select * from final;
