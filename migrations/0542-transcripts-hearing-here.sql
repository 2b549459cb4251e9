-- How far hearing a recording on this machine has come; null while nothing hears it.
alter table transcripts add column share real check (share between 0 and 1);
