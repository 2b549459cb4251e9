-- Files that people attached to their answers. They are told with the question they answer.
create table questionnaire_files (
  file_id uuid primary key,
  answer_id uuid not null references questionnaire_answers (id),
  questionnaire_id uuid not null,
  question text not null,
  media_type text not null,
  bytes int not null
);
create index questionnaire_files_answer on questionnaire_files (answer_id);
