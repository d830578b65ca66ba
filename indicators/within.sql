-- question:   what do the tables of this build hold of some regions alone (ADR 0026)?
-- grain:      as in schema.sql
-- parameters: the variables build: the database of the build; regions: the codes, sorted. Without them: no row, or an error
-- columns:    as in schema.sql. The views lie in a database of their own, in memory, which a cursor uses in the build's
--             place: what has no view here cannot be found at all
attach if not exists ':memory:' as scope (read_write);

create view if not exists scope.main.observation as
from query_table('"' || getvariable('build') || '".main.observation')
where region in (select unnest(getvariable('regions')));

create view if not exists scope.main.observation_by_region as
from query_table('"' || getvariable('build') || '".main.observation_by_region')
where region in (select unnest(getvariable('regions')));

create view if not exists scope.main.confirmation as
from query_table('"' || getvariable('build') || '".main.confirmation')
where region in (select unnest(getvariable('regions')));

create view if not exists scope.main.series as
from query_table('"' || getvariable('build') || '".main.series')
where region in (select unnest(getvariable('regions')));

-- A change of definition that is everybody's names no region.
create view if not exists scope.main.break as
from query_table('"' || getvariable('build') || '".main.break')
where region = '' or region in (select unnest(getvariable('regions')));

create view if not exists scope.main.indicator as from query_table('"' || getvariable('build') || '".main.indicator');

create view if not exists scope.main.region as from query_table('"' || getvariable('build') || '".main.region');

create view if not exists scope.main.build as from query_table('"' || getvariable('build') || '".main.build');

-- What loads said of their files speaks of any cell of them, and of what stood elsewhere: nobody can tell of whom.
create view if not exists scope.main.load_issue as
from query_table('"' || getvariable('build') || '".main.load_issue')
where false;

-- Counted once for each set of regions, because every question of the origin of a figure asks for loads.
create table if not exists scope.main.share (
    regions varchar[] not null,
    load integer not null,
    new_count integer not null,
    changed_count integer not null,
    same_count integer not null
);

-- A load that has no figure of these regions does not exist; of another there are the regions' own counts alone.
create view if not exists scope.main.load as
select l.* replace (
    s.new_count as new_count, s.changed_count as changed_count, s.same_count as same_count, 0 as skipped_count
)
from query_table('"' || getvariable('build') || '".main.load') l
join scope.main.share s on s.load = l.load and s.regions = getvariable('regions');
