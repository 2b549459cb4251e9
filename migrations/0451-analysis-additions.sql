-- One follower analyses, hears what customers add and forgets what was erased. It reads again from the first addition, which nothing
-- analysed so far, and from where the follower stood that forgot; what it did already it passes over.
update followers set (tx, seq) = (
  select place.tx, place.seq from (
    select own.tx, own.seq from followers own where own.name = 'analysis.analyse-after-receipt'
    union all select forgot.tx, forgot.seq from followers forgot where forgot.name = 'analysis.forget-after-erasure'
    union all (select e.tx, e.seq - 1 from events e where e.type = 'intake.feedback_added_to' order by e.tx, e.seq limit 1)
  ) as place order by place.tx, place.seq limit 1)
where name = 'analysis.analyse-after-receipt';
update follower_failures set follower = 'analysis.analyse-after-receipt' where follower = 'analysis.forget-after-erasure';
delete from followers where name = 'analysis.forget-after-erasure';
