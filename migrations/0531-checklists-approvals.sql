-- Items of a checklist that another person approves: who asked, what they said, and what became of it.
create table checklist_approvals (
  id uuid primary key,
  ticket_id uuid not null references tickets (id),
  cycle int not null,
  checklist_id uuid not null references checklists (id),
  item text not null,
  asked_at timestamptz(3) not null,
  asked_by uuid not null,
  words text not null,
  state text not null check (state in ('open', 'approved', 'refused')),
  decided_at timestamptz(3),
  decided_by uuid,
  decision text,
  check ((state = 'open') = (decided_at is null))
);
create unique index checklist_approvals_waiting on checklist_approvals (ticket_id, cycle, checklist_id, item) where state = 'open';
create index checklist_approvals_ticket on checklist_approvals (ticket_id);
create index checklist_approvals_open on checklist_approvals (asked_at, id) where state = 'open';
create index checklist_approvals_decided on checklist_approvals (decided_at, id) where state <> 'open';
