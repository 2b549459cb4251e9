-- Texts and ids that counts are kept under, as small numbers of their own; 0 is «not known» and has no row. Rows are only ever added.
create table metric_terms (
  dimension text not null check (dimension in ('measure', 'kind', 'label', 'channel')),
  code int not null check (code > 0),
  value text not null,
  primary key (dimension, code),
  unique (dimension, value)
);

-- A unit where it hung in the tree when something was counted in it. A unit that is moved gets another place, and what was counted
-- before stays where it was. Place 0 is of no unit.
create table metric_places (
  id int primary key,
  parent_id int,
  unit_id uuid,
  unique nulls not distinct (parent_id, unit_id)
);
create index metric_places_unit on metric_places (unit_id);

-- One row for each thing counted once. Wide columns stand first and what is mostly empty last, so that a row takes 68 bytes.
create table metric_facts (
  subject_id uuid not null,
  amount bigint,
  day date not null,
  place int not null,
  label int not null,
  measure smallint not null,
  bucket smallint not null,
  kind smallint not null,
  channel smallint not null,
  part text not null,
  detail jsonb,
  primary key (subject_id, measure, part)
) with (fillfactor = 85);

-- How many facts stand at a place on a day (`below`: at all places below it), packed: each cell is two whole numbers of four bytes, a code
-- (value << 14 | kind << 10 | bucket) and how many. Labels and channels are null where none is known: then the cells are those of `kinds`.
-- A row of a month sums its days, and is taken away as soon as one of them changes.
create table metric_sums (
  place int not null,
  day date not null,
  measure smallint not null,
  below boolean not null,
  month boolean not null,
  kinds bytea not null,
  labels bytea,
  channels bytea,
  primary key (measure, place, below, month, day)
) with (fillfactor = 85);

-- What the sums of some days are (`by_month`: of the months that they make), counted from the facts; bytes are the same wherever the
-- counts are.
create function metric_sums_of(first_day date, last_day date, by_month boolean)
returns table (place int, day date, measure smallint, below boolean, kinds bytea, labels bytea, channels bytea)
language sql stable as $$
  with recursive above as (
    select id as place, id as node, false as below from metric_places
    union all
    select above.place, here.parent_id, true from above join metric_places here on here.id = above.node
    where here.parent_id is not null
  ), cells as (
    select fact.measure, above.node, above.below, fact.day, fact.kind::int << 10 | fact.bucket as code, fact.label, fact.channel,
      grouping(fact.label) as all_labels, grouping(fact.channel) as all_channels, count(*)::int as n
    from (
      select measure, place, kind, bucket, label, channel,
        case when by_month then date_trunc('month', metric_facts.day)::date else metric_facts.day end as day
      from metric_facts where metric_facts.day between first_day and last_day) fact
    join above on above.place = fact.place
    group by grouping sets (
      (fact.measure, above.node, above.below, fact.day, fact.kind::int << 10 | fact.bucket),
      (fact.measure, above.node, above.below, fact.day, fact.kind::int << 10 | fact.bucket, fact.label),
      (fact.measure, above.node, above.below, fact.day, fact.kind::int << 10 | fact.bucket, fact.channel))
  ), packed as (
    select measure, node, below, day, all_labels, all_channels, bool_or(label > 0 or channel > 0) as is_known,
      string_agg(int4send(coalesce(label, channel, 0) << 14 | code) || int4send(n), ''::bytea
        order by coalesce(label, channel, 0) << 14 | code) as cells
    from cells group by measure, node, below, day, all_labels, all_channels
  )
  select node, day, measure, below, string_agg(cells, ''::bytea) filter (where all_labels = 1 and all_channels = 1),
    string_agg(cells, ''::bytea) filter (where all_labels = 0 and is_known),
    string_agg(cells, ''::bytea) filter (where all_channels = 0 and is_known)
  from packed group by node, day, measure, below
$$;

insert into metric_places (id) values (0);
-- Each level lies below the one before, so that its parents are there.
do $$
begin
  for level in 1..6 loop
    insert into metric_places (id, parent_id, unit_id)
    select (select max(id) from metric_places) + row_number() over (order by unit.id), above.id, unit.id
    from org_units unit left join metric_places above on above.unit_id = unit.parent_id
    where unit.depth = level;
  end loop;
end $$;

insert into metric_terms (dimension, code, value)
select dimension, row_number() over (partition by dimension order by value), value
from (
  select distinct 'measure' as dimension, measure as value from metric_points
  union select distinct 'kind', kind from metric_points where kind is not null
  union select distinct 'label', label_id::text from metric_points where label_id is not null
  union select distinct 'channel', channel from metric_points where channel is not null
) known;

insert into metric_facts (subject_id, amount, day, place, label, measure, bucket, kind, channel, part, detail)
select point.subject_id, point.amount, point.day, coalesce(place.id, 0), coalesce(label.code, 0), measure.code, point.bucket,
  coalesce(kind.code, 0), coalesce(channel.code, 0), point.part, nullif(point.detail, '{}')
from metric_points point
join metric_terms measure on measure.dimension = 'measure' and measure.value = point.measure
left join metric_places place on place.unit_id = point.org_unit_id
left join metric_terms kind on kind.dimension = 'kind' and kind.value = point.kind
left join metric_terms label on label.dimension = 'label' and label.value = point.label_id::text
left join metric_terms channel on channel.dimension = 'channel' and channel.value = point.channel
order by point.day;

-- What stands behind a number, by day, by place and by label; equal keys share their entry in these indexes.
create index metric_facts_days on metric_facts (measure, day);
create index metric_facts_places on metric_facts (measure, place, day);
create index metric_facts_labels on metric_facts (measure, label, day);

-- A month at a time, so that the memory it takes does not grow with the years.
insert into metric_sums (place, day, measure, below, month, kinds, labels, channels)
select sums.place, sums.day, sums.measure, sums.below, false, sums.kinds, sums.labels, sums.channels
from generate_series(
  (select date_trunc('month', min(day)) from metric_facts), (select max(day) from metric_facts), interval '1 month') month
cross join lateral metric_sums_of(month::date, (month + interval '1 month - 1 day')::date, false) sums;

drop table metric_counts;
drop table metric_points;

-- The facts with the words that they are kept under.
create view metric_points as
select measure.value as measure, fact.subject_id, fact.part, fact.day, place.unit_id as org_unit_id, kind.value as kind,
  label.value::uuid as label_id, channel.value as channel, fact.bucket::int as bucket, fact.amount, fact.place
from metric_facts fact
join metric_terms measure on measure.dimension = 'measure' and measure.code = fact.measure
join metric_places place on place.id = fact.place
left join metric_terms kind on kind.dimension = 'kind' and kind.code = fact.kind
left join metric_terms label on label.dimension = 'label' and label.code = fact.label
left join metric_terms channel on channel.dimension = 'channel' and channel.code = fact.channel;

-- How many facts stand in each cell.
create view metric_counts as
select measure, day, org_unit_id, kind, label_id, channel, bucket, count(*) as n
from metric_points group by measure, day, org_unit_id, kind, label_id, channel, bucket;
