-- What a mail to a colleague tells: before each attempt it is asked whether that is still wanted, and written anew. Null for letters to
-- customers, receipts and links, and for mails that were queued before.
alter table mails add column notice jsonb;
alter table mails drop constraint mails_state_check;
alter table mails add constraint mails_state_check check (state in ('waiting', 'sent', 'failed', 'held', 'spared'));
