-- In which version of its calendar an answer clock was reckoned; 0 where a day is 24 hours for want of a calendar, null on clocks that were over before
-- the log was kept.
alter table joint_tasks add column calendar_version int;
update joint_tasks as task
  set calendar_version = coalesce((select version from calendars where calendars.id = task.calendar_id), 0)
  where task.clock_started_at is not null and task.state in ('sent', 'accepted');
