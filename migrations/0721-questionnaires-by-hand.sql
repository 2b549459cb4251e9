-- Who is asked through a colleague, by WeCom or by a short message without a gateway; and when the colleague passed it on.
alter table questionnaire_recipients
  add column by_hand boolean not null default false,
  add column passed_on_at timestamptz(3);
update questionnaire_recipients r set by_hand = true
from questionnaire_sendings s where s.id = r.sending_id and s.way = 'hand' and r.state = 'invited';
create index questionnaire_recipients_by_hand on questionnaire_recipients (questionnaire_id, id) where by_hand;
