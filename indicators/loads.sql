-- question:   which loads stand, and what do they say of themselves?
-- grain:      one row per load that was not rolled back
-- parameters: none
-- columns:    load, file, source (the file's 数据来源), loaded_at, author
select load, file, source, loaded_at, author
from load
where rolled_back_at is null
order by load
