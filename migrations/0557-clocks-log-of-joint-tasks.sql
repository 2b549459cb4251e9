-- The log also keeps the answer clocks of sub-tasks: each row is of a ticket's clock or of one of those. Theirs follow no limit of the list, and no calendar
-- where the organisation has none.
alter table clock_log
  alter column clock_id drop not null,
  alter column policy_id drop not null,
  alter column policy_version drop not null,
  alter column calendar_id drop not null,
  alter column calendar_version drop not null,
  add column joint_task_id uuid references joint_tasks (id),
  add constraint clock_log_of_one check (num_nonnulls(clock_id, joint_task_id) = 1),
  add constraint clock_log_follows_limit check (clock_id is null or num_nulls(policy_id, policy_version, calendar_id, calendar_version) = 0),
  add constraint clock_log_of_version check ((calendar_id is null) = (calendar_version is null));
create index clock_log_of_joint_task on clock_log (joint_task_id, id) where joint_task_id is not null;

-- The log of answer clocks that still run, or were missed and may still be answered, begins with how they stand now.
insert into clock_log (joint_task_id, what, at, recorded_at, cause, calendar_id, calendar_version, level, started_at, target_ms, pausable)
  select task.id, 'started', task.clock_started_at, now(), 'joint-handling.sent', calendars.id, calendars.version, 0, task.clock_started_at, task.target_ms, false
  from joint_tasks as task left join calendars on calendars.id = task.calendar_id
  where task.clock_started_at is not null and task.state in ('sent', 'accepted')
  order by task.id;
insert into clock_log (joint_task_id, what, at, recorded_at, cause, calendar_id, calendar_version, level)
  select task.id, case spoken.level when 100 then 'breached' else 'warned' end,
    case spoken.level when 100 then task.due_at when 80 then task.warn_80_at else task.warn_50_at end, now(), 'time',
    calendars.id, calendars.version, spoken.level
  from joint_tasks as task left join calendars on calendars.id = task.calendar_id
  cross join lateral (select case when task.breached_at is not null then 100 when task.next_wake_at = task.due_at then 80
    when task.next_wake_at = task.warn_80_at then 50 else 0 end as level) as spoken
  where task.clock_started_at is not null and task.state in ('sent', 'accepted') and spoken.level > 0
  order by task.id;
