-- question:   up to which month has each region reported each indicator, and who is late?
-- grain:      one row per indicator x region that ever reported its whole
-- parameters: $regions: list of codes; $as_of: only loads up to this number, as they stood then; $now: every load, for
--             which the build has the answer ready
-- columns:    indicator, region, newest_end; sibling_end: the newest month of any of the regions with the same parent
with
newest as (
    select indicator, region, newest_end
    from series
    where $now and list_contains($regions, region) and category = '' and newest_end is not null
    union all
    select indicator, region, max(period_end) as newest_end
    from observation_by_region
    where not $now and region in (select unnest($regions)) and category = '' and measure = 'actual'
        and load <= $as_of and coalesce(superseded_by, 2147483647) > $as_of
    group by indicator, region
),

final as (
    select indicator, newest.region, newest_end,
        max(newest_end) over (partition by indicator, region.parent) as sibling_end
    from newest join region on region.code = newest.region
)

select * from final
order by indicator, region
