import type { DayClock } from '@huixiang/business-time/day-clock.ts'
import { sql } from 'kysely'
import { analysisCompleted, analysisCorrected } from '#features/analysis/contract.ts'
import { customerMerged, customerUnmerged } from '#features/customers/contract.ts'
import { feedbackReceived, feedbackRemoved } from '#features/intake/contract.ts'
import type { EventRecord } from '#platform/contract/event.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { longestRepeat } from '../../domain/measures.ts'
import { clockText } from './clock-text.ts'
import { type Finding, type FoundRow, pointOf } from './found-points.ts'

/** Complaints of some customers (`people`: id and whom they are merged into), each with how long after the one before, as `repeated`. */
export const repeatedComplaints = (clock: string) => `repeated as (
  select f.id as subject_id, '' as part, (f.occurred_at at time zone ${clock})::date as day, f.org_unit_id, 'complaint' as kind, a.label_id,
    f.channel, coalesce(least(${longestRepeat}, 1 + floor(extract(epoch from f.occurred_at
      - lag(f.occurred_at) over (partition by people.root order by f.occurred_at, f.id)) / 86400)), 0)::int as bucket
  from people join feedbacks f on f.customer_id = people.id
  left join analyses a on a.feedback_id = f.id and a.current
  where coalesce(a.kind, f.chosen_kind) = 'complaint')`

const isAboutCustomers = ({ type }: EventRecord) =>
  type === customerMerged.type || type === customerUnmerged.type

/** The voices that events are about, and the customers whose complaints may follow each other otherwise than before. */
function touchedBy(events: readonly EventRecord[]) {
  const voices = events.flatMap((event) => (isAboutCustomers(event) ? [] : [event.subjectId]))
  const customers = events.flatMap((event) => {
    if (isAboutCustomers(event)) return [event.subjectId, event.facts.otherId as string]
    // A voice that is gone says itself whose it was.
    return event.type === feedbackRemoved.type
      ? [(event.facts.customerId as string | null | undefined) ?? null]
      : []
  })
  return { voices, customers: customers.filter((id) => id !== null) }
}

interface Row extends FoundRow {
  readonly channel: string
  readonly bucket: number
}

/** Leans on metric_facts_subject, feedbacks_customer and customers_merged_into. */
async function complaintsOf(
  read: ReadHandle,
  { voices, customers }: ReturnType<typeof touchedBy>,
  clock: DayClock,
) {
  const { rows } = await sql<Row>`
    with roots as (
      select coalesce(c.merged_into_id, c.id) as root
      from feedbacks f join customers c on c.id = f.customer_id left join analyses a on a.feedback_id = f.id and a.current
      where f.id = any(${voices}::uuid[]) and (coalesce(a.kind, f.chosen_kind) = 'complaint' or exists (
        select from metric_facts fact where fact.subject_id = f.id
          and fact.measure = (select code from metric_terms where dimension = 'measure' and value = 'repeat')))
      union
      select coalesce(merged_into_id, id) from customers where id = any(${customers}::uuid[])
    ), people as (
      select root as id, root from roots
      union all
      select c.id, root from roots join customers c on c.merged_into_id = root
    ), ${sql.raw(repeatedComplaints(clockText(clock)))}
    select * from repeated`.execute(read.tables() as never)
  return rows
}

/** A point for each complaint of a customer who is known: how many days after the one before it came. */
export const repeatsFound: Finding = {
  on: [
    feedbackReceived,
    feedbackRemoved,
    analysisCompleted,
    analysisCorrected,
    customerMerged,
    customerUnmerged,
  ],
  async find(read, events, clock) {
    const touched = touchedBy(events)
    const rows = await complaintsOf(read, touched, clock)
    const points = rows.map((row) => ({ ...pointOf(row, 'repeat', row.bucket), channel: row.channel }))
    const subjects = [...new Set([...touched.voices, ...rows.map(({ subject_id }) => subject_id)])]
    return { measures: ['repeat'], subjects, points }
  },
}
