-- question:   can every value of a build be read?
-- grain:      one row
-- parameters: none
-- columns:    a digest of each table; the engine checks the sum of every block that it reads for it
select
    (select bit_xor(hash(observation)) from observation) as observations,
    (select bit_xor(hash(observation_by_region)) from observation_by_region) as by_region,
    (select bit_xor(hash(confirmation)) from confirmation) as confirmations,
    (select bit_xor(hash(series)) from series) as series,
    (select bit_xor(hash(load)) from load) as loads,
    (select bit_xor(hash(load_issue)) from load_issue) as issues,
    (select bit_xor(hash(indicator)) from indicator) as indicators,
    (select bit_xor(hash(region)) from region) as regions,
    (select bit_xor(hash(break)) from break) as breaks
