-- The organisation has one tree of labels; every change raises its version, so that an analysis says which tree it used.
create table taxonomies (
  id uuid primary key,
  only_one boolean not null default true unique check (only_one),
  template text not null,
  version integer not null default 1,
  changed_at timestamptz(3) not null
);

-- Labels are archived, never deleted: old voices and tickets keep what they were about.
create table labels (
  id uuid primary key,
  parent_id uuid references labels (id),
  depth smallint not null check (depth between 1 and 4),
  name_zh text not null,
  name_en text,
  description text not null default '',
  keywords text[] not null default '{}',
  examples text[] not null default '{}',
  code text,
  active boolean not null default true,
  position integer not null default 0,
  version integer not null default 1
);
create index labels_parent on labels (parent_id, position);
create unique index labels_sibling_name on labels (parent_id, name_zh) nulls not distinct;
create unique index labels_code on labels (code) where code is not null;
