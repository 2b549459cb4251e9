-- Facts become narrower, sums are packed closer, and a month that is over long enough becomes one row for each measure and place.

drop view metric_points cascade;
drop view metric_unit_counts, metric_label_counts, metric_channel_counts;
drop function metric_sums_of;
drop function metric_cells;

alter table metric_terms drop constraint metric_terms_dimension_check,
  add check (dimension in ('measure', 'kind', 'label', 'channel', 'part'));
insert into metric_terms (dimension, code, value)
select 'part', row_number() over (order by part), part from (select distinct part from metric_facts where part <> '') parts;

-- One row for each thing counted once: at most eight columns, so that what is empty takes no more room than the head of a row has.
alter table metric_facts rename to metric_wide_facts;
create table metric_facts (
  subject_id uuid not null,
  day date not null,
  place int not null,
  label int not null,
  -- channel << 14 | bucket << 4 | kind, in brackets, as SQL reads these signs from left to right
  cell int not null,
  measure smallint not null,
  part smallint not null,
  amount bigint
) with (fillfactor = 95);
insert into metric_facts (subject_id, day, place, label, cell, measure, part, amount)
select fact.subject_id, fact.day, fact.place, fact.label, (fact.channel::int << 14) | (fact.bucket::int << 4) | fact.kind, fact.measure,
  coalesce(part.code, 0), fact.amount
from metric_wide_facts fact left join metric_terms part on part.dimension = 'part' and part.value = fact.part
order by fact.day;

-- What the bucket of a fact is worked out from, where one event alone does not say it: of open tickets.
create table metric_details (
  subject_id uuid not null,
  measure smallint not null,
  part smallint not null,
  detail jsonb not null,
  primary key (subject_id, measure, part)
);
insert into metric_details (subject_id, measure, part, detail)
select fact.subject_id, fact.measure, coalesce(part.code, 0), fact.detail
from metric_wide_facts fact left join metric_terms part on part.dimension = 'part' and part.value = fact.part
where fact.detail is not null;
drop table metric_wide_facts;

-- The facts of a subject; equal keys share their entry in these indexes, which a primary key could not.
create index metric_facts_subject on metric_facts (subject_id);
-- What stands behind a number, by day, by place and by label.
create index metric_facts_days on metric_facts (measure, day);
create index metric_facts_places on metric_facts (measure, place, day);
create index metric_facts_labels on metric_facts (measure, label, day);

-- How many facts stand at a place on a day (`below`: at all places below it), packed: each cell is three whole numbers, how much higher the
-- number of its label or channel is than that of the cell before, bucket << 4 | kind, and how many. Labels and channels are null where none
-- is known: then the cells are those of `kinds`.
drop table metric_sums;
create table metric_sums (
  place int not null,
  day date not null,
  measure smallint not null,
  below boolean not null,
  kinds bytea not null,
  labels bytea,
  channels bytea,
  primary key (measure, place, below, day)
) with (fillfactor = 90);

-- The same of a whole month that is closed, as one and day by day: for each day its date in the month, how many bytes its cells take, and they.
create table metric_months (
  place int not null,
  month date not null,
  measure smallint not null,
  below boolean not null,
  kinds bytea not null,
  labels bytea,
  channels bytea,
  day_kinds bytea not null,
  day_labels bytea,
  day_channels bytea,
  primary key (measure, place, below, month)
) with (fillfactor = 90);

-- Days before this one are summed in metric_months, all others in metric_sums. One row; always the first of a month.
create table metric_closing (closed_before date not null);
create unique index metric_closing_one on metric_closing ((true));
insert into metric_closing (closed_before) values ('0001-01-01');

-- A whole number in as few bytes as it takes: one below 128, two below 16,384, else four; the first bits say how many.
create function metric_number(n int) returns bytea language sql immutable parallel safe as $$
  select case when n < 128 then substring(int4send(n) from 4) when n < 16384 then substring(int4send(n | 32768) from 3)
    else int4send(n | (-1073741824)) end
$$;

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
  ), facts as (
    select measure, place, case when by_month then date_trunc('month', metric_facts.day)::date else metric_facts.day end as day,
      cell & 16383 as code, label, cell >> 14 as channel, count(*)::int as n
    from metric_facts where metric_facts.day between first_day and last_day group by 1, 2, 3, 4, 5, 6
  ), cells as (
    select fact.measure, above.node, above.below, fact.day, fact.code, fact.label, fact.channel,
      grouping(fact.label) as all_labels, grouping(fact.channel) as all_channels, sum(fact.n)::int as n
    from facts fact join above on above.place = fact.place
    group by grouping sets (
      (fact.measure, above.node, above.below, fact.day, fact.code),
      (fact.measure, above.node, above.below, fact.day, fact.code, fact.label),
      (fact.measure, above.node, above.below, fact.day, fact.code, fact.channel))
  ), steps as (
    select *, coalesce(label, channel, 0) as value, coalesce(label, channel, 0) - lag(coalesce(label, channel, 0), 1, 0)
      over (partition by measure, node, below, day, all_labels, all_channels order by coalesce(label, channel, 0), code) as step
    from cells
  ), packed as (
    select measure, node, below, day, all_labels, all_channels, bool_or(value > 0) as is_known,
      string_agg(metric_number(step) || metric_number(code) || metric_number(n), ''::bytea order by value, code) as cells
    from steps group by measure, node, below, day, all_labels, all_channels
  )
  select node, day, measure, below, string_agg(cells, ''::bytea) filter (where all_labels = 1 and all_channels = 1),
    string_agg(cells, ''::bytea) filter (where all_labels = 0 and is_known),
    string_agg(cells, ''::bytea) filter (where all_channels = 0 and is_known)
  from packed group by node, day, measure, below
$$;

-- What the rows of a closed month are, counted from the facts.
create function metric_months_of(first_day date)
returns table (place int, month date, measure smallint, below boolean, kinds bytea, labels bytea, channels bytea, day_kinds bytea,
  day_labels bytea, day_channels bytea)
language sql stable as $$
  with days as (
    select place, measure, below, metric_number(extract(day from day)::int) as date, day, kinds, coalesce(labels, kinds) as labels,
      coalesce(channels, kinds) as channels
    from metric_sums_of(first_day, (first_day + interval '1 month - 1 day')::date, false)
  ), packed as (
    select place, measure, below, string_agg(date || metric_number(length(kinds)) || kinds, ''::bytea order by day) as kinds,
      string_agg(date || metric_number(length(labels)) || labels, ''::bytea order by day) as labels,
      string_agg(date || metric_number(length(channels)) || channels, ''::bytea order by day) as channels
    from days group by place, measure, below
  )
  select whole.place, whole.day, whole.measure, whole.below, whole.kinds, whole.labels, whole.channels, packed.kinds,
    case when whole.labels is not null then packed.labels end, case when whole.channels is not null then packed.channels end
  from metric_sums_of(first_day, (first_day + interval '1 month - 1 day')::date, true) whole
  join packed using (place, measure, below)
$$;

-- A month at a time, so that the memory it takes does not grow with the years.
insert into metric_sums (place, day, measure, below, kinds, labels, channels)
select sums.place, sums.day, sums.measure, sums.below, sums.kinds, sums.labels, sums.channels
from generate_series(
  (select date_trunc('month', min(day)) from metric_facts), (select max(day) from metric_facts), interval '1 month') month
cross join lateral metric_sums_of(month::date, (month + interval '1 month - 1 day')::date, false) sums;

-- The facts with the words that they are kept under.
create view metric_points as
select measure.value as measure, fact.subject_id, coalesce(part.value, '') as part, fact.day, place.unit_id as org_unit_id,
  kind.value as kind, label.value::uuid as label_id, channel.value as channel, fact.cell >> 4 & 1023 as bucket, fact.amount, fact.place
from metric_facts fact
join metric_terms measure on measure.dimension = 'measure' and measure.code = fact.measure
join metric_places place on place.id = fact.place
left join metric_terms part on part.dimension = 'part' and part.code = fact.part
left join metric_terms kind on kind.dimension = 'kind' and kind.code = fact.cell & 15
left join metric_terms label on label.dimension = 'label' and label.code = fact.label
left join metric_terms channel on channel.dimension = 'channel' and channel.code = fact.cell >> 14;

-- How many facts stand in each cell.
create view metric_counts as
select measure, day, org_unit_id, kind, label_id, channel, bucket, count(*) as n
from metric_points group by measure, day, org_unit_id, kind, label_id, channel, bucket;

-- The whole numbers of packed cells, one after the other.
create function metric_numbers(packed bytea) returns int[] language plpgsql immutable parallel safe as $$
declare
  at int := 0;
  first int;
  numbers int[] := '{}';
begin
  while at < length(packed) loop
    first := get_byte(packed, at);
    if first < 128 then
      numbers := numbers || first;
      at := at + 1;
    elsif first < 192 then
      numbers := numbers || ((first & 63) << 8 | get_byte(packed, at + 1));
      at := at + 2;
    else
      numbers := numbers || (((first & 63) << 24) | (get_byte(packed, at + 1) << 16) | (get_byte(packed, at + 2) << 8) | get_byte(packed, at + 3));
      at := at + 4;
    end if;
  end loop;
  return numbers;
end
$$;

-- The cells of a day.
create function metric_cells(packed bytea) returns table (value int, kind int, bucket int, n int) language sql immutable parallel safe as $$
  select (sum(numbers[at]) over (order by at))::int, numbers[at + 1] & 15, numbers[at + 1] >> 4, numbers[at + 2]
  from (select metric_numbers(packed) as numbers) unpacked cross join lateral generate_series(1, cardinality(numbers), 3) at
$$;

-- The days of a month, each with its cells.
create function metric_days(packed bytea) returns table (date int, cells bytea) language plpgsql immutable parallel safe as $$
declare
  at int := 1;
  first int;
  size int;
begin
  while at <= length(packed) loop
    date := get_byte(packed, at - 1);
    first := get_byte(packed, at);
    if first < 128 then
      size := first;
      at := at + 2;
    elsif first < 192 then
      size := (first & 63) << 8 | get_byte(packed, at + 1);
      at := at + 3;
    else
      size := ((first & 63) << 24) | (get_byte(packed, at + 1) << 16) | (get_byte(packed, at + 2) << 8) | get_byte(packed, at + 3);
      at := at + 5;
    end if;
    cells := substring(packed from at for size);
    at := at + size;
    return next;
  end loop;
end
$$;

-- Counts of some days out of their sums, told apart by labels (`split` is label), by channels (channel) or by neither, beside units and kinds:
-- far fewer rows than facts.
create function metric_counts_of(split text, first_day date, last_day date)
returns table (measure text, day date, org_unit_id uuid, kind text, label_id uuid, channel text, bucket int, n bigint)
language sql stable as $$
  select measure.value, sum.day, place.unit_id, kind.value, label.value::uuid, channel.value, cell.bucket, cell.n::bigint
  from (
    select measure, place, day,
      case split when 'label' then coalesce(labels, kinds) when 'channel' then coalesce(channels, kinds) else kinds end as cells
    from metric_sums where not below and day between first_day and last_day
    union all
    select measure, place, month + days.date - 1, days.cells
    from metric_months cross join lateral metric_days(case split when 'label' then coalesce(day_labels, day_kinds)
      when 'channel' then coalesce(day_channels, day_kinds) else day_kinds end) days
    where not below and month between date_trunc('month', first_day::timestamp)::date and last_day
      and month + days.date - 1 between first_day and last_day) sum
  join metric_terms measure on measure.dimension = 'measure' and measure.code = sum.measure
  join metric_places place on place.id = sum.place
  cross join lateral metric_cells(sum.cells) cell
  left join metric_terms kind on kind.dimension = 'kind' and kind.code = cell.kind
  left join metric_terms label on split = 'label' and label.dimension = 'label' and label.code = cell.value
  left join metric_terms channel on split = 'channel' and channel.dimension = 'channel' and channel.code = cell.value
$$;
