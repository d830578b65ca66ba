-- question:   how many figures has each region told, and how many of them after others had told theirs?
-- grain:      one row per region
-- parameters: $regions, $indicators: lists of codes, or null for
--             all; $first, $last: months in which a span ends; $places, $parents, $levels: the catalogue's regions, what
--             each lies in and what kind it is
-- columns:    region; figure_count: standing levels and growths; compared_count: levels that another region of its kind
--             told too; behind_count: those that came with a later load than the first of theirs; behind_days: the middle
--             of the days that they came later, null where none did
with
place as (
    select code, parent || '/' || level as kind
    from (select unnest($places) as code, unnest($parents) as parent, unnest($levels) as level)
),

told as (
    select
        region, measure, load, superseded_by is null as stands,
        hash(indicator, region, category, period_start, period_end, measure) as figure,
        hash(indicator, category, period_start, period_end) as subject
    from observation
    where
        measure in ('actual', 'yoy_reported')
        and ($indicators is null or indicator in (select unnest($indicators)))
        and period_end between $first and $last
),

-- Of a figure that was told again the first load counts; only those need a look at what they superseded.
begun as (
    select figure, min(load) as begun_load
    from told
    where not stands
    group by figure
),

firsts as (
    select t.region, t.measure, t.subject, p.kind, coalesce(b.begun_load, t.load) as load
    from told t
    join place p on p.code = t.region
    left join begun b on b.figure = t.figure
    where t.stands
),

opened as (
    select subject, kind, min(load) as opened_load
    from firsts
    where measure = 'actual'
    group by subject, kind
    having count(*) > 1
),

-- A subject belongs to levels; a published growth only counts as a figure.
compared as (
    select f.region, f.load, f.measure = 'actual' and o.subject is not null as beside, o.opened_load
    from firsts f
    left join opened o on o.subject = f.subject and o.kind = f.kind
),

delays as (
    select c.region, count(*) as behind_count,
        quantile_disc(date_diff('day', opening.loaded_at, own.loaded_at), 0.5) as behind_days
    from compared c
    join load own on own.load = c.load
    join load opening on opening.load = c.opened_load
    where c.beside and c.load > c.opened_load
    group by c.region
),

counted as (
    select region, count(*) as figure_count, count_if(beside) as compared_count
    from compared
    group by region
),

final as (
    select region, figure_count, compared_count, coalesce(behind_count, 0) as behind_count, behind_days
    from counted
    left join delays using (region)
    where $regions is null or region in (select unnest($regions))
)

select * from final
order by region
