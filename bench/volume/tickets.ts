import type { Client } from 'pg'

const ticketsSql = `
  insert into tickets (id, number, feedback_id, customer_id, title, kind, label_id, tier, urgency, state, cycle, version, org_unit_id,
    unit_1, unit_2, unit_3, assignee_id, opened_at, cycle_since, resolved_at, ended_at, changed_at, next_due_at, breached)
  select ticket_id, 'T' || to_char(at, 'YYMMDD') || '-' || (9000000 + d.i), feedback_id, customer_id, left(replace(b.text, '（{order}）', ''), 60),
    b.judged ->> 'kind', label_id, 1, b.judged ->> 'urgency', s.state, 1, 1, unit_id, unit_1, unit_2, unit_3, person_id, at, at,
    case when s.state in ('resolved', 'closed') then least(at + interval '1 day', now()) end,
    case when ended then least(at + interval '2 days', now()) end, at, case when ended then 'infinity' else due_at end, breached and not ended
  from drafts d join base_voices b on b.n = d.text_no
  cross join lateral (select case when ended then 'closed' when person_id is null then 'received'
    else (array['accepted','in_progress','in_progress'])[d.i % 3 + 1] end as state) s
  order by d.i`

const titlesSql = `
  insert into ticket_titles (ticket_id, pairs)
  select d.ticket_id, p.pairs from drafts d join tickets t on t.id = d.ticket_id
  join (select title, title_pairs(title) as pairs from tickets group by title) p on p.title = t.title order by d.i`

const linksSql = `
  insert into ticket_feedbacks (feedback_id, ticket_id, first, linked_at) select feedback_id, ticket_id, true, at from drafts order by i`

const holdsSql = `
  insert into ticket_holds (id, ticket_id, cycle, reason, since)
  select pg_temp.made_id('hold', i, at), ticket_id, 1, 'customer', at from drafts where i % 25 = 0 and not ended`

const clocksSql = `
  insert into clocks (id, ticket_id, cycle, obligation, kind, urgency, policy_id, calendar_id, target_ms, pausable, started_at, state, level,
    due_at, next_wake_at, met_at, breached_at, ended_at)
  select pg_temp.made_id(p.obligation, d.i, d.at), d.ticket_id, 1, p.obligation, b.judged ->> 'kind', b.judged ->> 'urgency', p.id, p.calendar_id,
    86400000, p.pausable, d.at, s.state, case when s.state = 'missed' then 100 else 0 end, d.due_at,
    case when s.state = 'running' then d.due_at end, case when s.state = 'met' then d.at + interval '1 hour' end,
    case when s.state = 'missed' then d.due_at end, case when s.state = 'met' then d.at + interval '1 hour' end
  from drafts d join base_voices b on b.n = d.text_no
  cross join (select distinct on (obligation) * from clock_policies where obligation in ('contact', 'resolve') order by obligation, position) p
  cross join lateral (select case when d.ended or p.obligation = 'contact' then 'met' when d.breached then 'missed' else 'running' end as state) s`

const cyclesSql = `
  insert into clocked_cycles (ticket_id, cycle, org_unit_id, kind, urgency, classified_at, began_at, has_customer, applied_for)
  select d.ticket_id, 1, d.unit_id, b.judged ->> 'kind', b.judged ->> 'urgency', d.at, d.at, true,
    (b.judged ->> 'kind') || ' ' || (b.judged ->> 'urgency') from drafts d join base_voices b on b.n = d.text_no`

const assignmentsSql = `
  with given as (
    insert into assignments (id, ticket_id, cycle, person_id, unit_id, since, until, how, why)
    select pg_temp.made_id('assignment', i, at), ticket_id, 1, person_id, unit_id, at, case when ended then at + interval '1 day' end, 'rule', '{}'
    from drafts where person_id is not null returning person_id, until)
  insert into agent_loads (person_id, load) select person_id, 0 from given group by person_id`

const notesSql = `
  insert into ticket_notes (id, ticket_id, cycle, text, at, by)
  select pg_temp.made_id('note', i * 100 + n, at), ticket_id, 1, '第 ' || n || ' 次联系客户，已说明进度，等仓库回复。', at + n * interval '1 hour', person_id
  from drafts, generate_series(1, 20) n where i % 500 = 0`

const messagesSql = `
  insert into ticket_messages (id, ticket_id, cycle, direction, purpose, text, at, by)
  select pg_temp.made_id('message', i * 100 + n, at), ticket_id, 1, 'out', 'progress', '您好，您反映的问题正在处理，预计 ' || n || ' 天内答复。',
    at + n * interval '1 hour', person_id
  from drafts, generate_series(1, 10) n where i % 500 = 0`

/** Tickets in their states with clocks, assignments, holds, notes and messages. */
export async function storeTickets(client: Client): Promise<void> {
  for (const sql of [
    ticketsSql,
    titlesSql,
    linksSql,
    holdsSql,
    cyclesSql,
    clocksSql,
    assignmentsSql,
    notesSql,
    messagesSql,
  ])
    await client.query(sql)
}
