-- The queue «to label», least sure first: the lead of the best guess over the next one, negated so that all of the order descends.
create index analyses_to_label_by_doubt on analyses (
  (coalesce((details->'labels'->1->'confidence')::float8, 0) - coalesce((details->'labels'->0->'confidence')::float8, 0)) desc,
  received_at desc, feedback_id desc
) where current and label_id is null and label_source <> 'person';
