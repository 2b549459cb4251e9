-- What was let go of the event log: one row for each month, written by the only thing that can remove events.
create table dropped_event_months (
  month date primary key,
  events bigint not null,
  dropped_at timestamptz(3) not null
);

-- Makes the months' partitions. Events that came before their month was made wait in the default partition and are moved.
create or replace function ensure_event_partitions(first date, last date) returns void
language plpgsql security definer set search_path = public, pg_temp set lock_timeout = '2s' as $$
declare
  month date := date_trunc('month', first);
  part text;
  starts timestamptz;
  ends timestamptz;
begin
  while month <= last loop
    part := format('events_%s', to_char(month, 'YYYYMM'));
    starts := (month::text || ' 00:00:00+00')::timestamptz;
    ends := ((month + interval '1 month')::date::text || ' 00:00:00+00')::timestamptz;
    if to_regclass(part) is null then
      -- All at once, the parent first as readers do: taken bit by bit, two could wait for each other.
      lock table events in access exclusive mode;
      if exists (select 1 from events_elsewhen where at >= starts and at < ends) then
        execute format('create table %I (like events including defaults including constraints)', part);
        execute format(
          'with waiting as (delete from events_elsewhen where at >= %L and at < %L returning *) insert into %I select * from waiting',
          starts, ends, part);
        execute format('alter table events attach partition %I for values from (%L) to (%L)', part, starts, ends);
      else
        execute format('create table %I partition of events for values from (%L) to (%L)', part, starts, ends);
      end if;
    end if;
    month := month + interval '1 month';
  end loop;
end $$;

-- Removes whole months of the log that ended before a day, never one of the last 366 days: what the application may ask for, and no more.
create function drop_event_months(before timestamptz) returns bigint
language plpgsql security definer set search_path = public, pg_temp set lock_timeout = '2s' as $$
declare
  bound timestamptz := least(before, now() - interval '366 days');
  part text;
  month date;
  gone bigint;
  total bigint := 0;
begin
  for part in
    select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'events'::regclass and c.relname ~ '^events_\d{6}$' order by c.relname
  loop
    month := to_date(right(part, 6), 'YYYYMM');
    continue when ((month + interval '1 month')::date::text || ' 00:00:00+00')::timestamptz > bound;
    lock table events in access exclusive mode;
    execute format('select count(*) from %I', part) into gone;
    execute format('drop table %I', part);
    insert into dropped_event_months (month, events, dropped_at) values (month, gone, now())
      on conflict on constraint dropped_event_months_pkey
      do update set events = dropped_event_months.events + excluded.events, dropped_at = excluded.dropped_at;
    total := total + gone;
  end loop;
  return total;
end $$;

revoke all on function ensure_event_partitions(date, date), drop_event_months(timestamptz) from public;
