-- A text kept ready, of one person or of a unit and everybody below it.
create table canned_replies (
  id uuid primary key,
  owner_id uuid,
  org_unit_id uuid,
  title text not null,
  -- What is typed after «/»; lower case.
  shortcut text,
  text_zh text,
  text_en text,
  folder text not null default '',
  tags text[] not null default '{}',
  changed_at timestamptz(3) not null,
  changed_by uuid,
  check ((owner_id is null) <> (org_unit_id is null)),
  check (text_zh is not null or text_en is not null)
);
create unique index canned_replies_own_shortcut on canned_replies (owner_id, shortcut) where owner_id is not null;
create unique index canned_replies_unit_shortcut on canned_replies (org_unit_id, shortcut) where org_unit_id is not null;

-- How often each person took one.
create table canned_reply_uses (
  reply_id uuid not null references canned_replies (id) on delete cascade,
  person_id uuid not null,
  uses integer not null,
  last_at timestamptz(3) not null,
  primary key (reply_id, person_id)
);
create index canned_reply_uses_person on canned_reply_uses (person_id);

create table reply_signatures (
  person_id uuid primary key,
  text_zh text,
  text_en text,
  changed_at timestamptz(3) not null
);

-- Nobody can give a permission that nobody holds: organisations that are set up already get it with the roles that ship.
insert into role_permissions (role_id, permission, scope)
select roles.id, given.permission, given.scope
from roles join (values
  ('agent', 'canned-replies.use', 'own'),
  ('handler', 'canned-replies.use', 'own'),
  ('counsellor', 'canned-replies.use', 'own'),
  ('vendor_agent', 'canned-replies.use', 'own'),
  ('team_lead', 'canned-replies.use', 'subtree'),
  ('team_lead', 'canned-replies.share', 'subtree'),
  ('knowledge_editor', 'canned-replies.use', 'all'),
  ('knowledge_editor', 'canned-replies.share', 'all'),
  ('administrator', 'canned-replies.use', 'all'),
  ('administrator', 'canned-replies.share', 'all')
) as given (key, permission, scope) on given.key = roles.key
where roles.builtin;
