-- Events are numbered one after the other under the lock they open under: a sequence would begin anew in a restored backup.
drop sequence group_event_numbers;
