-- A webhook of a person's own hears what that person is told; the organisation's have no owner.
alter table webhooks add column person_id uuid, add constraint webhooks_owned check (person_id is null or purpose = 'news');
create index webhooks_person on webhooks (person_id) where person_id is not null;
