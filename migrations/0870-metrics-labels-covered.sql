-- What is told of a label day by day, or by channel in a city, is counted in the index alone, however many facts there are beside it.
drop index metric_facts_labels;
create index metric_facts_labels on metric_facts (measure, label, day) include (place, cell);
