-- What was read in the files of voices. One row a file from the moment it came in; the text goes with the voice.
create table transcripts (
  file_id uuid primary key references files (id),
  feedback_id uuid not null references feedbacks (id) on delete cascade,
  -- A new one with every reading that found words: what was judged names the reading that it heard.
  reading_id uuid,
  state text not null check (state in ('reading', 'read', 'empty', 'not_transcribed', 'failed')),
  fault text,
  way text check (way in ('text', 'picture', 'speech')),
  language text,
  text text not null default '',
  -- Where pages begin in the text, in UTF-16 units.
  page_starts integer[] not null default '{}',
  page_kind text check (page_kind in ('page', 'slide')),
  pages integer not null default 0,
  cut boolean not null default false,
  asked_at timestamptz(3) not null,
  ended_at timestamptz(3),
  check ((state = 'read') = (reading_id is not null)),
  check ((state = 'failed') = (fault is not null))
);
create index transcripts_feedback on transcripts (feedback_id);
