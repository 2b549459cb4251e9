-- A projection that was emptied reads the log again from its beginning. From which to which event it does so stands beside its place until it
-- has caught up; till then what it keeps is of a part of the log alone.
alter table followers add column anew_from bigint, add column anew_to bigint,
  add constraint followers_anew check ((anew_from is null) = (anew_to is null));
