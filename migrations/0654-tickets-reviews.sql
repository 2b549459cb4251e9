-- The solution stands although the customer is dissatisfied: why, and with which message they were told.
create table ticket_reviews (
  ticket_id uuid not null references tickets (id),
  cycle int not null,
  reason text not null,
  message_id uuid not null,
  at timestamptz(3) not null,
  by uuid,
  primary key (ticket_id, cycle)
);

-- Where a customer can turn who does not accept the solution; told with a review.
alter table ticket_policy add column external_ways text not null default
  '如您不接受上述处理，可拨打 12315 或通过全国 12315 平台（www.12315.cn）反映，也可向行业主管部门投诉。
If you do not accept this, you may turn to the consumer hotline 12315 (www.12315.cn) or to the authority in charge.';
