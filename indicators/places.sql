-- question:   who is above each region, where was it before, and who is far from the others (rule R1)?
-- grain:      one row per region with a place now
-- parameters: $occasions (0 now, 1 the period before, 2 a year before), $regions, $ranks, $figures: lists of one length, of
--             placed regions only; $spreads: how many robust standard deviations (1.4826 x the median distance from the
--             median) are far; $fewest: how many regions it takes to say so
-- columns:    region; above, above_figure: who has the next better place; before_rank, year_rank: null where another set of
--             regions was ranked; year_figure; median, deviation; apart: 1 or -1 where far off, else 0; before_joined,
--             before_left, year_joined, year_left: ranked now and not then, then and not now, null where nobody was then
with
placed as (
    select unnest($occasions) as occasion, unnest($regions) as region, unnest($ranks) as rank, unnest($figures) as figure
),
sets as (
    select occasion, list(region order by region) as members, median(figure) as middle, 1.4826 * mad(figure) as deviation
    from placed
    group by occasion
),
compared as (
    select now.middle, now.deviation, len(now.members) as size, before.members as before_members,
        year.members as year_members, now.members = before.members as before_same, now.members = year.members as year_same,
        list_filter(now.members, lambda one: not list_contains(before.members, one)) as before_joined,
        list_filter(before.members, lambda one: not list_contains(now.members, one)) as before_left,
        list_filter(now.members, lambda one: not list_contains(year.members, one)) as year_joined,
        list_filter(year.members, lambda one: not list_contains(now.members, one)) as year_left
    from sets now
    left join sets before on before.occasion = 1
    left join sets year on year.occasion = 2
    where now.occasion = 0
),
own as (
    select region,
        any_value(rank) filter (occasion = 0) as rank, any_value(figure) filter (occasion = 0) as figure,
        any_value(rank) filter (occasion = 1) as before_rank, any_value(rank) filter (occasion = 2) as year_rank,
        any_value(figure) filter (occasion = 2) as year_figure
    from placed
    group by region
    having bool_or(occasion = 0)
),
final as (
    select region,
        list(region) over better as above, any_value(figure) over better as above_figure,
        if(before_same, before_rank, null) as before_rank, if(year_same, year_rank, null) as year_rank, year_figure,
        middle as median, deviation,
        if(size >= $fewest and deviation > 0 and abs(figure - middle) > $spreads * deviation,
            sign(figure - middle), 0)::integer as apart,
        if(before_members is null, null, before_joined) as before_joined, before_left,
        if(year_members is null, null, year_joined) as year_joined, year_left
    from own cross join compared
    window better as (order by rank groups between 1 preceding and 1 preceding)
)
select * from final
