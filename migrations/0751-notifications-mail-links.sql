-- The address a mail leads to, put in when it is sent. The secret part of it is kept until then, three days at the most.
alter table mails add column link_path text;
alter table mails add column link_secret text;
create index mails_secret on mails (queued_at) where link_secret is not null;
