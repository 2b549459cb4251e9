-- What was made of a voice, and every earlier version of it. Confidence is 0…1; a person's judgement has 1.
create table analyses (
  feedback_id uuid not null,
  version integer not null,
  current boolean not null default true,
  analyser_version text not null,
  taxonomy_version integer not null,
  received_at timestamptz(3) not null,
  at timestamptz(3) not null,
  language text not null,
  kind text not null,
  kind_confidence real not null,
  kind_source text not null,
  sentiment real not null,
  polarity text not null,
  polarity_confidence real not null,
  polarity_source text not null,
  emotion text not null,
  emotion_confidence real not null,
  urgency text not null,
  urgency_confidence real not null,
  urgency_source text not null,
  label_id uuid,
  label_confidence real,
  label_source text not null,
  risks text[] not null default '{}',
  details jsonb not null,
  by_person_id uuid,
  primary key (feedback_id, version)
);
create unique index analyses_current on analyses (feedback_id) where current;
create index analyses_label on analyses (label_id, received_at desc, feedback_id desc) where current;
-- The queue «to label»: nobody and nothing has decided yet.
create index analyses_to_label on analyses (received_at desc, feedback_id desc)
  where current and label_id is null and label_source <> 'person';
-- Which voices were judged by an older analyser or an older tree.
create index analyses_made_with on analyses (analyser_version, taxonomy_version) where current;

-- Words and pairs of characters of a voice. Stored, because an expression index would cut the text again at every lossy match.
create table feedback_search (
  feedback_id uuid primary key,
  received_at timestamptz(3) not null,
  tokens tsvector not null,
  bigrams text[] not null
);
create index feedback_search_received on feedback_search (received_at desc, feedback_id desc);
create index feedback_search_tokens on feedback_search using gin (tokens);
create index feedback_search_bigrams on feedback_search using gin (bigrams);
alter table feedback_search alter column bigrams set statistics 1000, alter column tokens set statistics 1000;
