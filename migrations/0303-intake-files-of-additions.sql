-- A file may have come with something that the customer added later; null for what came with the voice itself.
alter table feedback_files add column addition_id uuid references feedback_additions (id) on delete cascade;
create index feedback_files_addition on feedback_files (addition_id) where addition_id is not null;
