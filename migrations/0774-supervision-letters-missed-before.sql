-- Letters that were missed before their calendar was last edited stand by a version that their log does not name: they are left out of what is reckoned again.
update supervision_letters as letter set calendar_version = null
  where letter.breached_at < (select max(version.at) from calendar_versions as version where version.calendar_id = letter.calendar_id);
