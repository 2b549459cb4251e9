-- A survey may follow orders, too: what follows something stands once for each survey.
alter table questionnaire_sendings drop constraint questionnaire_sendings_kind_check;
alter table questionnaire_sendings add constraint questionnaire_sendings_kind_check
  check (kind in ('addresses', 'audience', 'closure', 'order'));
drop index questionnaire_sendings_closure;
create unique index questionnaire_sendings_standing on questionnaire_sendings (questionnaire_id, kind) where kind in ('closure', 'order');

alter table questionnaire_recipients add column order_id uuid;
create unique index questionnaire_recipients_order on questionnaire_recipients (sending_id, order_id) where order_id is not null;

-- About different orders a person may be asked again, as about different tickets.
alter table questionnaire_invitations add column order_id uuid;
drop index questionnaire_invitations_once;
create unique index questionnaire_invitations_once on questionnaire_invitations (questionnaire_id, customer_id)
  where ticket_id is null and order_id is null;
