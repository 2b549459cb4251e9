-- How a unit shares its tickets out; units under it follow it until they have a row of their own.
create table dispatch_strategies (
  unit_id uuid primary key,
  share_by text not null check (share_by in ('least_loaded', 'round_robin', 'skill_weighted')),
  sticky boolean not null,
  by_tier boolean not null,
  vip_to_senior boolean not null,
  -- Points beyond their capacity that people take of urgent and tier-3 tickets.
  green_extra smallint not null check (green_extra between 0 and 100),
  -- Points that a ticket of tier 1, 2 and 3 takes of a person's capacity, and what an urgent one takes beside.
  sizes smallint[] not null check (array_length(sizes, 1) = 3 and 1 <= all (sizes)),
  urgent_extra smallint not null check (urgent_extra between 0 and 100),
  overflow_unit_id uuid check (overflow_unit_id <> unit_id)
);
create index dispatch_strategies_overflow on dispatch_strategies (overflow_unit_id) where overflow_unit_id is not null;

-- What dispatch knows of a person beside their skills: up to which tier they handle, and how well they have a skill (1–5).
create table dispatch_profiles (
  person_id uuid primary key,
  grade smallint not null check (grade between 1 and 3),
  levels jsonb not null
);

-- Why a ticket went to somebody or to nobody: the teams that were asked in their order, with the people of each.
create table dispatch_decisions (
  id uuid primary key,
  ticket_id uuid not null,
  cycle int not null,
  at timestamptz(3) not null,
  rule_id uuid,
  person_id uuid,
  size smallint not null,
  notes text[] not null,
  trail jsonb not null
);
create index dispatch_decisions_ticket on dispatch_decisions (ticket_id, at desc);

alter table assignments add column size smallint not null default 1;
alter table agent_loads add column turn bigint not null default 0;
