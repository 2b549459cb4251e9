-- Words beside the scores of a survey are a voice, too.
alter table feedbacks drop constraint feedbacks_channel_check,
  add constraint feedbacks_channel_check check (channel in ('web_form', 'phone', 'api', 'import', 'email', 'counter', 'survey'));
