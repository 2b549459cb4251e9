-- By mail something comes never, at once, gathered at the next full hour, or once a day; what presses is never gathered.
alter table notification_preferences add column mailing text check (mailing in ('never', 'at_once', 'hourly', 'digest'));
update notification_preferences set mailing = case
  when not email then 'never'
  when in_digest and kind not in ('danger', 'urgent', 'breached', 'escalated', 'group_event', 'seal_broken') then 'digest'
  else 'at_once' end;
alter table notification_preferences alter column mailing set not null, drop column email, drop column in_digest;

-- What a line waits for, so that it follows its reader's hours when they change; its id names it in the log of deliveries.
alter table notification_digest_lines
  add column id uuid not null default gen_random_uuid(),
  add column waits_for text check (waits_for in ('quiet', 'hourly', 'digest'));
update notification_digest_lines as line set
  waits_for = case when exists (select from notification_preferences as chosen
    where chosen.person_id = line.person_id and chosen.kind = line.kind and chosen.mailing = 'digest') then 'digest' else 'quiet' end,
  send_at = case when kind in ('danger', 'urgent', 'breached', 'escalated', 'group_event', 'seal_broken') then now() else send_at end;
alter table notification_digest_lines alter column waits_for set not null, alter column id drop default;
create index notification_digest_lines_latest on notification_digest_lines (at desc, id desc);

-- Before each attempt a browser's message is asked whether its matter is still open to its reader: it says which that is. Null for a trial.
alter table push_deliveries add column matter jsonb;
update push_deliveries set matter = jsonb_build_object(case split_part(path, '/', 2)
  when 'tickets' then 'ticketId' when 'joint-tasks' then 'jointTaskId' when 'supervision-letters' then 'supervisionLetterId'
  when 'group-events' then 'groupEventId' else 'bulkDeedId' end, split_part(path, '/', 3))
  where kind is not null;
alter table push_deliveries drop column path;
-- «quiet» waits for the end of its reader's quiet hours; «spared» was not needed any more.
alter table push_deliveries drop constraint push_deliveries_state_check,
  add constraint push_deliveries_state_check check (state in ('waiting', 'quiet', 'sent', 'failed', 'spared'));
drop index push_deliveries_due;
create index push_deliveries_due on push_deliveries (next_try_at) where state in ('waiting', 'quiet');
create index push_deliveries_quiet on push_deliveries (person_id) where state = 'quiet';

-- What is unread, kind by kind: what presses, and what there is so much of that it is gathered.
create index notifications_unread_by_kind on notifications (person_id, kind, at desc, id desc) where read_at is null;
