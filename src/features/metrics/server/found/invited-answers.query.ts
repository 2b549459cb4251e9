import { sql } from 'kysely'
import { ticketAssigned, ticketReturned, ticketWaiting } from '#features/dispatch/contract.ts'
import { questionnaireAnswered } from '#features/questionnaires/contract.ts'
import { ticketChanged } from '#features/tickets/contract.ts'
import type { EventRecord } from '#platform/contract/event.ts'
import { effortParts, indexParts, type Measure } from '../../domain/measures.ts'
import { clockText } from './clock-text.ts'
import { countedTickets } from './counted-tickets.ts'
import { type Finding, type FoundRow, pointOf } from './found-points.ts'

// What is asked stands in the version that was answered: pages of questions.
const asked = `jsonb_array_elements(v.content -> 'pages') page, jsonb_array_elements(page -> 'questions') q`

/**
 * Sound answers of invited people to questions of effort and satisfaction, and to those that are marked as a metric's, as `scored`. An answer about a ticket stands where that does, another
 * where its customer belongs. (`packages/cx-stats`: ces.ts and csi.ts say the same of one person.)
 */
export const scoredAnswers = (clock: string) => `scored as (
  select i.id as subject_id, '' as part, (a.answered_at at time zone ${clock})::date as day,
    case when i.ticket_id is null then belongs.org_unit_id else t.org_unit_id end as org_unit_id, t.kind, t.label_id,
    i.ticket_id, said.measure, said.bucket
  from questionnaire_answers a
  join questionnaire_invitations i on i.id = a.invitation_id
  join questionnaire_versions v on v.questionnaire_id = a.questionnaire_id and v.version = a.version
  left join tickets t on t.id = i.ticket_id
  left join customers c on c.id = a.customer_id
  left join customers belongs on belongs.id = coalesce(c.merged_into_id, c.id)
  cross join lateral (
    select 'ces' as measure, floor(${effortParts} * avg((a.answers ->> (q ->> 'id'))::int) + 0.5)::int as bucket
    from ${asked}
    where q ->> 'kind' = 'ces' and q ->> 'scale' = 'effort-5' and a.answers ? (q ->> 'id') having count(*) > 0
    union all
    select 'csi', floor(100 * ${indexParts} * (sum(weight * mean) - 1) / 6 + 0.5)::int
    from (
      select one ->> 'dimension' as dimension, avg((a.answers -> (q ->> 'id') ->> (one ->> 'id'))::int) as mean
      from ${asked}, jsonb_array_elements(q -> 'rows') one
      where q ->> 'kind' = 'csi' and a.answers -> (q ->> 'id') ? (one ->> 'id') group by 1) means
    join (values ('product', 0.4), ('service', 0.3), ('value', 0.2), ('emotion', 0.1)) weights(dimension, weight) using (dimension)
    having count(*) = 4
    union all
    select q ->> 'kind', (a.answers ->> (q ->> 'id'))::int
    from ${asked}
    where q ->> 'kind' in ('nps', 'csat') and (q ->> 'inMetric')::boolean and a.answers ? (q ->> 'id')) said
  where a.doubts = '{}')`

interface Row extends FoundRow {
  readonly measure: Measure
  readonly bucket: number
}

const invitationsIn = (events: readonly EventRecord[]) =>
  events.flatMap(({ type, facts }) =>
    type === questionnaireAnswered.type ? [facts.invitationId as string] : [],
  )
const ticketsIn = (events: readonly EventRecord[]) =>
  events.flatMap(({ type, subjectId }) => (type === questionnaireAnswered.type ? [] : [subjectId]))

/** What people who were invited answered: a point for each person and measure. */
export const invitedAnswersFound: Finding = {
  // Answers about a ticket move with it.
  on: [questionnaireAnswered, ticketChanged, ticketAssigned, ticketWaiting, ticketReturned],
  async find(read, events, clock) {
    const { rows: about } = await sql<{ id: string }>`
      select id from questionnaire_invitations where ticket_id = any(${ticketsIn(events)}::uuid[])`.execute(
      read.tables() as never,
    )
    const subjects = [...new Set([...invitationsIn(events), ...about.map(({ id }) => id)])]
    if (subjects.length === 0) return { measures: [], subjects, points: [] }
    const { rows } = await sql<Row>`
      with ${sql.raw(countedTickets)}, ${sql.raw(scoredAnswers(clockText(clock)))}
      select * from scored where subject_id = any(${subjects}::uuid[])`.execute(read.tables() as never)
    const points = rows.map((row) => pointOf(row, row.measure, row.bucket))
    return { measures: ['ces', 'csi', 'nps', 'csat'], subjects, points }
  },
}
