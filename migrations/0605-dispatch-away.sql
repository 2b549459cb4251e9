-- What cannot wait goes on when its holder has been away for so long; null leaves it with them.
alter table dispatch_strategies add column away_minutes smallint check (away_minutes between 5 and 10080);
