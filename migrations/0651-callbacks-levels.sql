-- Whose work is asked about: they neither see nor make a callback of level 2 or 3 before it is done.
alter table callbacks add column handled_by uuid[] not null default '{}';
-- The draw that chose it, at level 2.
alter table callbacks add column draw_id uuid;
create index callbacks_checks on callbacks (level, due_at, id) where state = 'open' and level > 1;

-- What is checked beside the handler's own callbacks; without a row, what ships.
create table callback_rule (
  only_one boolean primary key default true check (only_one),
  inspection_share real not null,
  inspection_hours integer not null,
  supervision_hours integer not null,
  set_at timestamptz(3) not null,
  set_by uuid
);

-- A random choice of handled tickets. Its seed is made and sealed before, and only its SHA-256 is known until it is drawn.
create table callback_draws (
  id uuid primary key,
  commitment text not null,
  sealed_seed text not null,
  prepared_at timestamptz(3) not null,
  -- Made known once drawn.
  seed text,
  drawn_at timestamptz(3),
  -- Tickets resolved in this span were in it.
  since timestamptz(3),
  until timestamptz(3),
  share real,
  population integer,
  chosen integer,
  -- When its seed could not be opened any more.
  abandoned_at timestamptz(3)
);
create unique index callback_draws_waiting on callback_draws ((true)) where drawn_at is null and abandoned_at is null;
create index callback_draws_drawn on callback_draws (drawn_at desc) where drawn_at is not null;

-- Every ticket that was in a draw, so that the choice can be made again.
create table callback_lots (
  draw_id uuid not null references callback_draws (id),
  ticket_id uuid not null,
  cycle int not null,
  org_unit_id uuid not null,
  kind text not null,
  chosen boolean not null,
  primary key (ticket_id, cycle)
);
create index callback_lots_draw on callback_lots (draw_id);
