-- Counts out of the sums of days, where no more than labels or channels are asked for beside units and kinds: far fewer rows than facts.
-- What a row holds is read cell by cell, eight bytes each: a code and how many.
create function metric_cells(packed bytea) returns table (code int, n int) language sql immutable parallel safe as $$
  select (cell >> 32)::int, (cell & 4294967295)::int
  from generate_series(1, length(packed), 8) at
  cross join lateral (select ('x' || encode(substring(packed from at for 8), 'hex'))::bit(64)::bigint as cell) cells
$$;

create view metric_unit_counts as
select measure.value as measure, sum.day, place.unit_id as org_unit_id, kind.value as kind, null::uuid as label_id, null::text as channel,
  cell.code & 1023 as bucket, cell.n::bigint as n
from metric_sums sum
join metric_terms measure on measure.dimension = 'measure' and measure.code = sum.measure
join metric_places place on place.id = sum.place
cross join lateral metric_cells(sum.kinds) cell
left join metric_terms kind on kind.dimension = 'kind' and kind.code = cell.code >> 10 & 15
where not sum.below and not sum.month;

create view metric_label_counts as
select measure.value as measure, sum.day, place.unit_id as org_unit_id, kind.value as kind, label.value::uuid as label_id, null::text as channel,
  cell.code & 1023 as bucket, cell.n::bigint as n
from metric_sums sum
join metric_terms measure on measure.dimension = 'measure' and measure.code = sum.measure
join metric_places place on place.id = sum.place
cross join lateral metric_cells(coalesce(sum.labels, sum.kinds)) cell
left join metric_terms kind on kind.dimension = 'kind' and kind.code = cell.code >> 10 & 15
left join metric_terms label on label.dimension = 'label' and label.code = cell.code >> 14
where not sum.below and not sum.month;

create view metric_channel_counts as
select measure.value as measure, sum.day, place.unit_id as org_unit_id, kind.value as kind, null::uuid as label_id, channel.value as channel,
  cell.code & 1023 as bucket, cell.n::bigint as n
from metric_sums sum
join metric_terms measure on measure.dimension = 'measure' and measure.code = sum.measure
join metric_places place on place.id = sum.place
cross join lateral metric_cells(coalesce(sum.channels, sum.kinds)) cell
left join metric_terms kind on kind.dimension = 'kind' and kind.code = cell.code >> 10 & 15
left join metric_terms channel on channel.dimension = 'channel' and channel.code = cell.code >> 14
where not sum.below and not sum.month;
