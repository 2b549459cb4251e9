-- The secret part of a mail's address is sealed with a key that the database does not hold. What was kept in the clear is forgotten;
-- its mails are given up rather than sent with an address that leads nowhere.
update mails set state = 'failed', next_try_at = null, problem = 'LINK_SECRET_LOST'
  where link_secret is not null and state in ('waiting', 'held');
update mails set link_secret = null where link_secret is not null;
alter table mails rename column link_secret to link_sealed;
