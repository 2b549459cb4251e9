-- Which dashboard goes to whom by mail, and when; each reader gets the figures of their own reach.
create table dashboard_schedules (
  id uuid primary key,
  owner_id uuid not null,
  -- The key of one that ships, or the id of one that is kept.
  board_key text not null,
  org_unit_id uuid,
  rhythm text not null check (rhythm in ('daily', 'weekly', 'monthly')),
  -- On the clock of the organisation.
  hour smallint not null check (hour between 0 and 23),
  reader_ids uuid[] not null,
  next_day date not null
);
create index dashboard_schedules_next_day on dashboard_schedules (next_day);
create index dashboard_schedules_owner on dashboard_schedules (owner_id);
