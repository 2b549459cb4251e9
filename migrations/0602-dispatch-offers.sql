-- A ticket that nobody accepts in time goes to somebody else; a unit may take only so many a day.
alter table dispatch_strategies
  add column accept_minutes smallint check (accept_minutes between 1 and 10080),
  add column accept_rounds smallint not null default 3 check (accept_rounds between 1 and 10),
  add column daily_quota int check (daily_quota >= 1);

-- Tickets that were given to somebody by the rules and not accepted yet.
create table dispatch_offers (
  ticket_id uuid primary key,
  cycle int not null,
  person_id uuid not null,
  due_at timestamptz(3) not null,
  -- Which offer of this cycle it is, the first being 1, and how many there are before the lead is told.
  round smallint not null,
  rounds smallint not null,
  -- Who had it before and did not accept, or gave it back.
  not_people uuid[] not null
);
create index dispatch_offers_due on dispatch_offers (due_at);

-- How many offers a waiting ticket has had in vain.
alter table dispatch_queue add column round smallint not null default 0;

-- How many tickets the rules gave to a unit with a quota on a day, the organisation's.
create table dispatch_days (
  unit_id uuid not null,
  day date not null,
  given int not null,
  primary key (unit_id, day)
);
