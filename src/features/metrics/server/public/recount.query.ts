import { sql } from 'kysely'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { MetricsTables } from '../metrics.tables.ts'
import { organisationTimeZone } from '../time-zone.query.ts'

/** A cell where the kept count and the count made again differ. */
export interface Discrepancy {
  readonly measure: string
  readonly day: string | null
  readonly kind: string | null
  readonly bucket: number
  readonly kept: number
  readonly counted: number
}

const day = (column: string) => `(${column} at time zone $zone)::date`

// A ticket that Huixiang itself took for a mistake, because its voice was removed, never counted.
const everMeant = (ticket: string) => `not exists (select 1 from ticket_withdrawals mistake
     where mistake.ticket_id = ${ticket} and mistake.reason = 'opened_by_mistake' and mistake.by is null)`

/**
 * Each measure counted from the rows themselves. Kinds are compared where a row has one kind for good (voices and what
 * stands open); elsewhere the ticket's present kind may differ from the one an answer was counted under, so it is left out.
 */
const sources: readonly string[] = [
  `select 'voices' as measure, ${day('f.occurred_at')} as day, coalesce(a.kind, f.chosen_kind) as kind,
     case a.polarity when 'negative' then 1 when 'neutral' then 2 when 'positive' then 3 else 0 end as bucket
   from feedbacks f left join analyses a on a.feedback_id = f.id and a.current`,
  `select 'opened', ${day('opened_at')}, null, 0 from tickets where ${everMeant('tickets.id')}`,
  `select 'closed', ${day('at')}, null, 0 from ticket_closures`,
  `select 'reopened', ${day('at')}, null, 0 from ticket_reopenings`,
  `select 'csat', ${day('answered_at')}, null, csat from survey_responses where csat is not null`,
  `select 'nps', ${day('answered_at')}, null, nps from survey_responses where nps is not null`,
  `select 'callback', ${day('ended_at')}, null, case outcome when 'satisfied' then 1 else 0 end
   from callbacks where state = 'done' and outcome in ('satisfied', 'dissatisfied')`,
  // A clock is counted on the day its end was told, which may be the day after it.
  `select 'clock', null, null, case when breached_at is null then 1 else 0 end
   from clocks where (met_at is not null or breached_at is not null) and ${everMeant('clocks.ticket_id')}`,
]

const openSource = `select kind, count(*) as counted from tickets where state not in ('closed', 'withdrawn') group by kind`

async function compareDays(read: ReadHandle, zone: string): Promise<Discrepancy[]> {
  const literal = `'${zone.replaceAll("'", "''")}'`
  const union = sources.map((source) => source.replaceAll('$zone', literal)).join('\nunion all\n')
  const { rows } = await sql<Discrepancy>`
    with counted as (
      select measure, day, kind, bucket, count(*) as n from (${sql.raw(union)}) source group by 1, 2, 3, 4
    ), kept as (
      select measure, case when measure <> 'clock' then day end as day,
        case when measure = 'voices' then kind end as kind, bucket, sum(n) as n
      from metric_counts where measure in ('voices', 'opened', 'closed', 'reopened', 'csat', 'nps', 'callback', 'clock')
      group by 1, 2, 3, 4 having sum(n) <> 0
    )
    select coalesce(k.measure, c.measure) as measure, coalesce(k.day, c.day)::text as day, coalesce(k.kind, c.kind) as kind,
      coalesce(k.bucket, c.bucket) as bucket, coalesce(k.n, 0) as kept, coalesce(c.n, 0) as counted
    from kept k full join counted c
      on c.measure = k.measure and c.day is not distinct from k.day and c.kind is not distinct from k.kind and c.bucket = k.bucket
    where k.n is distinct from c.n
    order by 1, 2 limit 200`.execute(read.tables<MetricsTables>() as never)
  return rows
}

async function compareOpen(read: ReadHandle): Promise<Discrepancy[]> {
  const { rows } = await sql<Discrepancy>`
    select 'open' as measure, null as day, coalesce(k.kind, c.kind) as kind, 0 as bucket,
      coalesce(k.n, 0) as kept, coalesce(c.counted, 0) as counted
    from (select kind, sum(n) as n from metric_counts where measure = 'open' group by kind having sum(n) <> 0) k
    full join (${sql.raw(openSource)}) c on c.kind = k.kind
    where k.n is distinct from c.counted`.execute(read.tables<MetricsTables>() as never)
  return rows
}

/** Counts again from feedback, tickets, clocks and answers; an empty list means that every kept number is right. */
export async function recount(read: ReadHandle): Promise<Discrepancy[]> {
  const zone = await organisationTimeZone(read)
  return [...(await compareDays(read, zone)), ...(await compareOpen(read))]
}
