import { askedCallbacks, callbackBucket } from '../found/callbacks.query.ts'
import { closureBucket, endedTickets } from '../found/closures.query.ts'
import { countedTickets } from '../found/counted-tickets.ts'
import { scoredAnswers } from '../found/invited-answers.query.ts'
import { repeatedComplaints } from '../found/repeats.query.ts'

const day = (column: string) => `(${column} at time zone $clock)::date`

/** What the sources below lean on. */
export const commonRows: readonly string[] = [
  countedTickets,
  askedCallbacks('true', '$clock'),
  endedTickets('$clock'),
  'people as (select id, coalesce(merged_into_id, id) as root from customers)',
  repeatedComplaints('$clock'),
  scoredAnswers('$clock'),
  `reached as (
    select distinct on (ticket_id) * from ticket_contacts where cycle = 1 and reached order by ticket_id, at, id)`,
  `last_resolutions as (
    select distinct on (ticket_id) * from ticket_resolutions order by ticket_id, cycle desc)`,
]

interface OfTicket {
  readonly measure: string
  readonly day: string
  readonly bucket?: string
  /** Milliseconds. */
  readonly amount?: string
  readonly from: string
}

// What is counted of a ticket is counted under its present kind, label and unit.
const ofTicket = ({ measure, day: on, bucket = '0', amount = 'null', from }: OfTicket) =>
  `select '${measure}' as measure, ${on} as day, t.org_unit_id, t.kind, t.label_id, null as channel,
     ${bucket} as bucket, (${amount})::bigint as amount from tickets t ${from}`

/** What is looked up in rows is counted from the same rows. */
const found = (measure: string, bucket: string, rows: string) =>
  `select '${measure}', day, org_unit_id, kind, label_id, null, ${bucket}, null::bigint from ${rows}`

const took = (until: string, since: string) => `round(extract(epoch from ${until} - ${since}) * 1000)`
const yes = (condition: string) => `case when ${condition} then 1 else 0 end`

// How often the customer was reached until then; once is the contact at which it was solved.
const solvedAtOnce = `r.cycle = 1 and t.cycle = 1
  and (select count(*) from ticket_contacts c where c.ticket_id = t.id and c.reached and c.at <= r.at) <= 1`

/** The worst of the running clocks: breached, within the last fifth of its time, or neither. */
const clockState = `coalesce((select max(case when c.breached_at is not null then 2 when c.level >= 80 then 1 else 0 end)
  from clocks c where c.ticket_id = t.id and c.cycle = t.cycle and c.ended_at is null), 0)`

/** Each measure counted from the rows themselves. Clocks are compared without days: an end may be told the day after it. */
export const sources: readonly string[] = [
  `select 'voices', ${day('f.occurred_at')}, f.org_unit_id, coalesce(a.kind, f.chosen_kind), a.label_id, f.channel,
     case a.polarity when 'negative' then 1 when 'neutral' then 2 when 'positive' then 3 else 0 end, null::bigint
   from feedbacks f left join analyses a on a.feedback_id = f.id and a.current
   where f.channel <> 'alert'`,
  ofTicket({
    measure: 'opened',
    day: day('t.opened_at'),
    bucket: `case t.state when 'closed' then 1 when 'withdrawn' then 2 else 0 end`,
    from: '',
  }),
  ofTicket({
    measure: 'open',
    // One that was split off has the time of the ticket it came from, and is open since it is there.
    day: day('greatest(t.opened_at, t.cycle_since)'),
    bucket: clockState,
    from: `where t.state not in ('closed', 'withdrawn')`,
  }),
  ofTicket({
    measure: 'first_contact',
    day: day('c.at'),
    amount: took('c.at', 't.opened_at'),
    from: `join reached c on c.ticket_id = t.id where not exists (select from callback_attempts a where a.id = c.id)`,
  }),
  ofTicket({
    measure: 'resolution',
    day: day('r.at'),
    amount: took('r.at', 'coalesce(o.at, t.opened_at)'),
    from: `join ticket_resolutions r on r.ticket_id = t.id
      left join ticket_reopenings o on o.ticket_id = t.id and o.cycle = r.cycle`,
  }),
  ofTicket({
    measure: 'first_contact_resolution',
    day: day('r.at'),
    bucket: yes(solvedAtOnce),
    from: 'join last_resolutions r on r.ticket_id = t.id',
  }),
  ofTicket({
    measure: 'clock',
    day: 'null',
    bucket: yes('c.breached_at is null'),
    from: 'join clocks c on c.ticket_id = t.id where c.met_at is not null or c.breached_at is not null',
  }),
  ofTicket({
    measure: 'callback',
    day: day('c.ended_at'),
    bucket: yes(`c.outcome = 'satisfied'`),
    from: `join callbacks c on c.ticket_id = t.id where c.level = 1 and c.state = 'done'
      and c.outcome in ('satisfied', 'dissatisfied')`,
  }),
  ofTicket({
    measure: 'reopened',
    day: day('o.at'),
    from: `join ticket_reopenings o on o.ticket_id = t.id where o.reason <> 'taken_apart'`,
  }),
  ofTicket({
    measure: 'action',
    day: day('deed.at'),
    amount: `greatest(0, ${took('deed.at', 'voice.received_at')})`,
    from: `join feedbacks voice on voice.id = t.feedback_id cross join lateral (
      select min(at) as at from (
        select at from ticket_contacts where ticket_id = t.id and cycle = 1
        union all select at from ticket_resolutions where ticket_id = t.id and cycle = 1) deeds) deed
      where deed.at is not null`,
  }),
  found('callback_owed', callbackBucket, 'asked'),
  found('closed', closureBucket, 'ended'),
  `select 'repeat', day, org_unit_id, kind, label_id, channel, bucket, null::bigint from repeated`,
  // Where a customer belonged when they answered is known from what was kept alone: they may have moved since, or be forgotten.
  `select measure, day, case when ticket_id is null then place.unit_id else org_unit_id end, kind, label_id, null, bucket, null::bigint
   from scored left join lateral (
     select p.unit_id from metric_facts f join metric_places p on p.id = f.place where f.subject_id = scored.subject_id limit 1) place on true`,
  `select measure, day, null::uuid, null, null::uuid, null, score, null::bigint from questionnaire_counted_scores`,
  ...['csat', 'nps'].map((measure) =>
    ofTicket({
      measure,
      day: day('s.answered_at'),
      bucket: `s.${measure}`,
      from: `join survey_responses s on s.ticket_id = t.id where s.${measure} is not null`,
    }),
  ),
]
