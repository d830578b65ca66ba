-- question:   how much does a build hold?
-- grain:      one row
-- parameters: none
-- columns:    build, facts, confirmations, loads, by_region: rows of the second order of the facts
select
    (select max(build) from build) as build,
    (select count(*) from observation) as facts,
    (select count(*) from confirmation) as confirmations,
    (select count(*) from load) as loads,
    (select count(*) from observation_by_region) as by_region
