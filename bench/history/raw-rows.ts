import type { Client } from 'pg'

const path = 'unit_id, unit_1, unit_2, unit_3, unit_4, unit_5, unit_6'
const pathColumns = 'org_unit_id, unit_1, unit_2, unit_3, unit_4, unit_5, unit_6'

/** What customers said, what came of it, and where it is kept: the rows that plain SQL would count. */
export const rawTables = [
  'feedbacks',
  'analyses',
  'tickets',
  'ticket_feedbacks',
  'ticket_contacts',
  'ticket_resolutions',
  'ticket_closures',
  'ticket_reopenings',
  'clocked_cycles',
  'clocks',
  'callbacks',
  'survey_invitations',
  'survey_responses',
] as const

const statements = [
  `insert into feedbacks (id, number, secret_hash, channel, text, customer_id, ${pathColumns}, occurred_at, received_at)
   select feedback_id, 'HXH' || lpad(i::text, 12, '0'), sha256(i::text::bytea), channel, replace(b.text, '{order}', 'HJ' || lpad(i::text, 8, '0')),
     customer_id, ${path}, at, at from drafts join base_voices b on b.n = text_no order by i`,
  `insert into analyses (feedback_id, version, analyser_version, taxonomy_version, received_at, at, language, kind, kind_confidence,
     kind_source, sentiment, polarity, polarity_confidence, polarity_source, emotion, emotion_confidence, urgency, urgency_confidence,
     urgency_source, label_id, label_confidence, label_source, risks, details)
   select d.feedback_id, 1, j.analyser_version, 1, d.at, d.at, j.language, d.kind, j.kind_confidence, j.kind_source, j.sentiment, d.polarity,
     j.polarity_confidence, j.polarity_source, j.emotion, j.emotion_confidence, 'ordinary', j.urgency_confidence, j.urgency_source,
     d.label_id, 0.7, 'model', j.risks, j.details
   from drafts d join (select b.n, j.* from base_voices b, jsonb_populate_record(null::analyses, b.judged) j) j on j.n = d.text_no order by i`,
  `insert into tickets (id, number, feedback_id, customer_id, title, kind, label_id, tier, urgency, state, cycle, version, ${pathColumns},
     opened_at, cycle_since, resolved_at, ended_at, changed_at)
   select ticket_id, 'TH' || lpad(i::text, 12, '0'), feedback_id, customer_id, left(replace(b.text, '（{order}）', ''), 60), kind, label_id, 1, 'ordinary',
     case when ended_at is not null then 'closed' when coalesce(solved_again_at, case when reopened_at is null then solved_at end) is not null
       then 'resolved' when contacted_at is not null then 'in_progress' else 'received' end,
     cycle, 1, ${path}, opened_at, coalesce(reopened_at, opened_at),
     coalesce(solved_again_at, case when reopened_at is null then solved_at end), ended_at, coalesce(ended_at, opened_at)
   from drafts join base_voices b on b.n = text_no where ticket_id is not null order by i`,
  `insert into ticket_feedbacks (feedback_id, ticket_id, first, linked_at)
   select feedback_id, ticket_id, true, opened_at from drafts where ticket_id is not null order by i`,
  `insert into ticket_contacts (id, ticket_id, cycle, channel, reached, at)
   select gen_random_uuid(), ticket_id, 1, 'phone', true, contacted_at from drafts where contacted_at is not null order by i`,
  `insert into ticket_resolutions (ticket_id, cycle, outcome, solution, at)
   select ticket_id, c.cycle, 'solved', '已致电客户说明原因，安排师傅次日上门更换，客户表示认可。', c.at
   from drafts cross join lateral (values (1, solved_at), (2, solved_again_at)) c(cycle, at) where c.at is not null order by i`,
  `insert into ticket_closures (ticket_id, cycle, at)
   select ticket_id, c.cycle, c.at from drafts cross join lateral (values (1, closed_at), (2, closed_again_at)) c(cycle, at)
   where c.at is not null order by i`,
  `insert into ticket_reopenings (ticket_id, cycle, reason, at)
   select ticket_id, 2, 'dissatisfied', reopened_at from drafts where reopened_at is not null order by i`,
  `insert into clocked_cycles (ticket_id, cycle, org_unit_id, kind, urgency, classified_at, began_at, has_customer, applied_for, ended_at)
   select ticket_id, 1, unit_id, kind, 'ordinary', opened_at, opened_at, true, kind || ' ordinary', closed_at
   from drafts where ticket_id is not null order by i`,
  `insert into clocks (id, ticket_id, cycle, obligation, kind, urgency, policy_id, calendar_id, target_ms, pausable, started_at, state, level,
     due_at, next_wake_at, met_at, breached_at, ended_at)
   select gen_random_uuid(), ticket_id, 1, c.obligation, d.kind, 'ordinary', p.id, p.calendar_id, extract(epoch from c.within) * 1000, false,
     opened_at, case when c.done is not null then 'met' when due < $1 then 'missed' else 'running' end,
     case when due < coalesce(c.done, $1) then 100 else 0 end, due, case when c.done is null and due >= $1 then due end,
     c.done, case when due < coalesce(c.done, $1) then due end, c.done
   from drafts d cross join lateral (values ('contact', interval '4 hours', contacted_at), ('resolve', interval '48 hours', solved_at))
     c(obligation, within, done)
   cross join lateral (select opened_at + c.within as due) limited
   join (select distinct on (obligation) * from clock_policies order by obligation, position) p on p.obligation = c.obligation
   where ticket_id is not null order by i`,
  `insert into callbacks (id, ticket_id, cycle, level, ${pathColumns}, requested_at, due_at, state, outcome, ended_at)
   select gen_random_uuid(), ticket_id, 1, 1, ${path}, solved_at, solved_at + interval '24 hours', 'done',
     case when is_content then 'satisfied' else 'dissatisfied' end, called_at
   from drafts where called_at is not null order by i`,
  `insert into survey_invitations (id, ticket_id, cycle, kind, urgency, tier, label_id, customer_id, ${pathColumns}, invited_at, expires_at)
   select ticket_id, ticket_id, 1, kind, 'ordinary', 1, label_id, customer_id, ${path}, solved_at, solved_at + interval '14 days'
   from drafts where answered_at is not null order by i`,
  `insert into survey_responses (invitation_id, ticket_id, cycle, kind, urgency, tier, label_id, customer_id, ${pathColumns}, csat, nps, answered_at)
   select ticket_id, ticket_id, 1, kind, 'ordinary', 1, label_id, customer_id, ${path},
     csat, nps, answered_at
   from drafts where answered_at is not null order by i`,
]

/** Stores drafted voices with everything that came of them. */
export async function storeRawRows(client: Client, until: Date): Promise<void> {
  for (const sql of statements) await client.query(sql, sql.includes('$1') ? [until] : [])
}
