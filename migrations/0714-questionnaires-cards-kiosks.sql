-- The card by which customers' sites show a survey: on which sites, to which share of visitors, where and when. Null: none was set up.
alter table questionnaires add column card jsonb;

-- Which answers of kiosks came in, so that one sent twice counts once: the hash of a number drawn for each, beside no answer, for two months.
create table questionnaire_kiosk_receipts (
  key_hash bytea primary key check (length(key_hash) = 32),
  week date not null check (extract(isodow from week) = 1)
);
create index questionnaire_kiosk_receipts_week on questionnaire_kiosk_receipts (week);
