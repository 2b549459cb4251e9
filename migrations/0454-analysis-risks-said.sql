-- What people said of single risks of a voice: {"legal": false, "crisis": true}. `risks` holds what stands after their word.
alter table analyses add column risks_said jsonb not null default '{}';
