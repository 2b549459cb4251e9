-- A rule may be held against what the goals page says of each unit, as it stands on the day.
alter table alert_rules add column goals_set boolean not null default false, add check (not goals_set or goal is null);
-- Voices in which a risk was found are few: they are counted by themselves.
create index analyses_risky on analyses (feedback_id) where current and risks <> '{}';
