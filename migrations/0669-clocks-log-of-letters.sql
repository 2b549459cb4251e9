-- The log also keeps the clocks of letters of supervision: each row is of a ticket's clock, of a sub-task or of a letter.
alter table clock_log
  add column letter_id uuid references supervision_letters (id),
  drop constraint clock_log_of_one,
  add constraint clock_log_of_one check (num_nonnulls(clock_id, joint_task_id, letter_id) = 1);
create index clock_log_of_letter on clock_log (letter_id, id) where letter_id is not null;

-- In which version of its calendar a letter's clock was reckoned; 0 where every hour counts, null on clocks that were over before the log was kept.
alter table supervision_letters add column calendar_version int;
update supervision_letters as letter
  set calendar_version = coalesce((select version from calendars where calendars.id = letter.calendar_id), 0)
  where letter.state in ('sent', 'received');

-- The log of letters that still wait for an answer begins with how they stand now.
insert into clock_log (letter_id, what, at, recorded_at, cause, calendar_id, calendar_version, level, started_at, target_ms, pausable)
  select letter.id, 'started', letter.clock_started_at, now(), 'supervision.letter_sent', calendars.id, calendars.version, 0, letter.clock_started_at,
    letter.target_ms, false
  from supervision_letters as letter left join calendars on calendars.id = letter.calendar_id
  where letter.calendar_version is not null
  order by letter.id;
insert into clock_log (letter_id, what, at, recorded_at, cause, calendar_id, calendar_version, level)
  select letter.id, case spoken.level when 100 then 'breached' else 'warned' end,
    case spoken.level when 100 then letter.due_at when 80 then letter.warn_80_at else letter.warn_50_at end, now(), 'time',
    calendars.id, calendars.version, spoken.level
  from supervision_letters as letter left join calendars on calendars.id = letter.calendar_id
  cross join lateral (select case when letter.breached_at is not null then 100 when letter.next_wake_at = letter.due_at then 80
    when letter.next_wake_at = letter.warn_80_at then 50 else 0 end as level) as spoken
  where letter.calendar_version is not null and spoken.level > 0
  order by letter.id;
