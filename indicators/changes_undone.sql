-- question:   which loads were taken back after one load had come, so that no version shows their figures any more?
-- grain:      one row per load
-- parameters: $before, $after: loads
-- columns:    load, file, loaded_at, rolled_back_at, figures: how many it had brought or changed
select load, file, loaded_at, rolled_back_at, new_count + changed_count as figures
from load
where load <= $after and rolled_back_at > (select loaded_at from load where load = $before)
order by load
