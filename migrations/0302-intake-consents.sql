-- The organisation's own sentences that somebody agreed to, by the fingerprint of the text: whoever changes the words makes a new row.
create table consent_wordings (
  wording text primary key check (wording ~ '^[0-9a-f]{64}$'),
  locale text not null,
  text text not null,
  first_used_at timestamptz(3) not null
);

-- What the sender of a voice agreed to: the organisation's own words, or those of another form, by the name that it gives them.
create table consents (
  feedback_id uuid primary key references feedbacks (id) on delete cascade,
  locale text not null,
  wording text references consent_wordings (wording),
  reference text,
  given_at timestamptz(3) not null,
  check (wording is null or reference is null)
);

create table consent_withdrawals (
  feedback_id uuid primary key references consents (feedback_id) on delete cascade,
  at timestamptz(3) not null,
  -- Who wrote it down for the customer; null when they did it themselves.
  registered_by uuid
);
