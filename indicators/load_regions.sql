-- question:   which regions has a load figures of?
-- grain:      one row per region
-- parameters: $load
-- columns:    region
select region from observation where load = $load
union
select region from confirmation where load = $load
order by region
