-- External cases go with a ticket that is merged into another one, and come back when the two are taken apart.
create table external_case_moves (
  external_case_id uuid not null references external_cases (id),
  from_id uuid not null references tickets (id),
  to_id uuid not null references tickets (id),
  at timestamptz(3) not null,
  returned_at timestamptz(3)
);
create index external_case_moves_from on external_case_moves (from_id);
