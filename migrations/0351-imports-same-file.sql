-- By its bytes a file that the command line brings again is known, and the run goes on that was left off.
alter table imports add column sha256 bytea;
