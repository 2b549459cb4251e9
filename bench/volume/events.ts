import type { Client } from 'pg'

const columns = 'id, type, version, at, actor_kind, actor_id, subject_kind, subject_id, org_unit_id, facts'

const lifeSql = `
  insert into events (${columns})
  select pg_temp.made_id(e.type, d.i, d.at), e.type, 1, d.at, e.actor, null, e.kind, e.subject, d.unit_id, e.facts
  from drafts d cross join lateral (values
    ('intake.feedback_received', 'visitor', 'feedback', d.feedback_id, '{}'::jsonb),
    ('analysis.completed', 'system', 'feedback', d.feedback_id, '{}'),
    ('tickets.opened', 'system', 'ticket', d.ticket_id, jsonb_build_object('cycle', 1, 'feedbackId', d.feedback_id, 'labelId', d.label_id, 'how', 'analysis')),
    ('dispatch.assigned', 'system', 'ticket', d.ticket_id, jsonb_build_object('cycle', 1, 'personId', d.person_id, 'unitId', d.unit_id, 'how', 'rule'))
  ) e(type, actor, kind, subject, facts)
  order by d.i`

// With those above, fifty: the twenty notes, ten messages and what lies between them.
const longSql = `
  insert into events (${columns})
  select pg_temp.made_id('long', d.i * 100 + n, d.at), e.type, 1, d.at + n * interval '30 minutes', 'person', d.person_id, 'ticket', d.ticket_id, d.unit_id, e.facts
  from drafts d, generate_series(1, 48) n
  cross join lateral (select * from (values
    ('tickets.noted', jsonb_build_object('cycle', 1, 'noteId', pg_temp.made_id('note', n, now()))),
    ('tickets.contacted', jsonb_build_object('cycle', 1, 'channel', 'phone', 'reached', n % 4 > 0, 'first', n = 1)),
    ('tickets.message_sent', jsonb_build_object('cycle', 1, 'messageId', pg_temp.made_id('message', n, now()), 'purpose', 'progress')),
    ('clocks.warned', jsonb_build_object('cycle', 1, 'obligation', 'resolve', 'level', 50, 'dueAt', d.due_at)),
    ('dispatch.assigned', jsonb_build_object('cycle', 1, 'personId', d.person_id, 'unitId', d.unit_id, 'how', 'assign'))
  ) e(type, facts) offset n % 5 limit 1) e
  where d.i % 500 = 0 order by d.i, n`

/** Four events for each ticket, fifty for one in five hundred, and followers that have read them all. */
export async function storeEvents(client: Client): Promise<void> {
  await client.query(`select ensure_event_partitions((now() - interval '100 days')::date, now()::date)`)
  await client.query(lifeSql)
  await client.query(longSql)
}

/** Lets every follower stand at the end of the log, and empties the queue: what a bench leaves behind is no work for the next one. */
export async function forgiveBacklog(client: Client): Promise<void> {
  await client.query(`
    update followers set tx = last.tx, seq = last.seq
    from (select tx, seq from events order by tx desc, seq desc limit 1) last`)
  await client.query('delete from follower_failures')
  await client.query(`delete from jobs.job where state in ('created', 'retry')`)
}
