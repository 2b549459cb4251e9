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

-- What a voice can be found by: every pair of neighbouring Chinese characters, Latin words, numbers (docs/decisions, Chinese search).
-- Stored, because an expression index would cut the text again at every lossy match.
create table feedback_search (
  feedback_id uuid primary key,
  received_at timestamptz(3) not null,
  tokens tsvector not null
);
create index feedback_search_received on feedback_search (received_at desc, feedback_id desc);
create index feedback_search_tokens on feedback_search using gin (tokens);

-- Matches by the index alone, at most so many: a planner that expects many would scan the table, slowly when it is wrong.
create function feedback_matches(wanted tsquery, at_most bigint)
  returns table (feedback_id uuid, received_at timestamptz)
  language plpgsql stable rows 500
  set enable_seqscan = off set enable_indexscan = off
as $$
begin
  return query select s.feedback_id, s.received_at from feedback_search s where s.tokens @@ wanted limit at_most;
end
$$;
