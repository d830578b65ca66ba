-- The schema of builds of version 2; frozen. Change indicators/schema.sql only with SCHEMA_VERSION, and freeze it here.
-- question:   which tables does one build of the warehouse hold?
-- grain:      see each table; months are integers, year * 12 + month - 1, so that the same span of last year is 12 less
-- parameters: none
-- columns:    as below; `category` is '' for the whole, `superseded_by` is null for the figure that stands

create table observation (
    indicator varchar not null,
    region varchar not null,
    category varchar not null,
    period_start integer not null,
    period_end integer not null,
    measure varchar not null,
    value double not null,
    decimals tinyint not null,
    status varchar not null,
    stated_status varchar not null,
    load integer not null,
    sheet varchar not null,
    cell varchar not null,
    raw varchar not null,
    superseded_by integer
);

-- The same figures again, sorted by region first: what one region shows over all indicators is one stretch of this
-- table, and would be one small piece in every part of the other.
create table observation_by_region (
    indicator varchar not null,
    region varchar not null,
    category varchar not null,
    period_start integer not null,
    period_end integer not null,
    measure varchar not null,
    value double not null,
    decimals tinyint not null,
    status varchar not null,
    load integer not null,
    sheet varchar not null,
    cell varchar not null,
    superseded_by integer
);

-- What a reader asks before anything else: which series there are. A summary and not a fact: nothing in it was reported,
-- all of it follows from the standing rows of observation and is counted anew whenever a build is written, so it cannot
-- differ from them. Here because counting takes a second and more over ten million rows, and this is the first question.
create table series (
    indicator varchar not null,
    region varchar not null,
    category varchar not null,
    first_end integer not null,
    last_end integer not null,
    newest_end integer, -- of the levels alone, null where only growth was published
    from_january boolean not null,
    single_month boolean not null,
    by_month boolean not null,
    by_quarter boolean not null
);

-- A load's figure that only repeated the one that stood: kept so that rolling back any load is exact. No page counts it;
-- that of sources shows that it was said.
create table confirmation (
    indicator varchar not null,
    region varchar not null,
    category varchar not null,
    period_start integer not null,
    period_end integer not null,
    measure varchar not null,
    value double not null,
    decimals tinyint not null,
    status varchar not null,
    stated_status varchar not null,
    load integer not null,
    sheet varchar not null,
    cell varchar not null,
    raw varchar not null
);

create table load (
    load integer not null,
    sha256 varchar not null,
    file varchar not null,
    loaded_at timestamp not null,
    author varchar not null,
    layout varchar not null,
    source varchar not null,
    region varchar not null, -- what the loader said for files that name no region, '' if nothing: a rebuild repeats it
    new_count integer not null,
    changed_count integer not null,
    same_count integer not null,
    skipped_count integer not null,
    rolled_back_at timestamp,
    guide varchar not null default '' -- what people decided about the file, as the text of a layout file: for a rebuild
);

create table load_issue (
    load integer not null,
    severity varchar not null,
    code varchar not null,
    sheet varchar not null,
    cell varchar not null,
    message varchar not null
);

-- What the facts were loaded under: the catalogue as it was when this build was written.
create table indicator (
    code varchar not null,
    unit varchar not null,
    kind varchar not null,
    better varchar not null,
    decimals tinyint not null,
    additive boolean not null,
    percent boolean not null,
    constant_prices boolean not null
);

create table region (code varchar not null, parent varchar not null, ordinal integer not null);

create table break (
    indicator varchar not null,
    region varchar not null,
    category varchar not null,
    period_start integer not null,
    note varchar not null
);

create table build (build integer not null, schema_version integer not null, created_at timestamp not null);
