-- How often people changed a label: the versions in which a model had given it and that no longer stand.
create index analyses_label_before on analyses (label_id) where not current and label_source <> 'person';
