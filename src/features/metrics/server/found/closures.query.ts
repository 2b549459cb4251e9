import { sql } from 'kysely'
import { ticketClosed, ticketConfirmed, ticketReopened } from '#features/tickets/contract.ts'
import { bucketOfBits, ofClosure } from '../../domain/measures.ts'
import { clockText } from './clock-text.ts'
import { countedTickets } from './counted-tickets.ts'
import { type Finding, type FoundRow, pointOf } from './found-points.ts'

interface Row extends FoundRow {
  readonly reopened: boolean
  readonly improved: boolean
}

/** Closures, with whether the ticket was begun anew since and whether an improvement was confirmed before, as `ended`. */
export const endedTickets = (clock: string) => `ended as (
  select c.ticket_id as subject_id, c.cycle::text as part, (c.at at time zone ${clock})::date as day, t.org_unit_id, t.kind, t.label_id,
    exists (select from ticket_reopenings o where o.ticket_id = c.ticket_id and o.cycle = c.cycle + 1) as reopened,
    exists (select from ticket_confirmations m
      where m.ticket_id = c.ticket_id and m.cycle = c.cycle and m.code = 'improvement') as improved
  from ticket_closures c join tickets t on t.id = c.ticket_id)`

const bucketOf = ({ reopened, improved }: Row) =>
  bucketOfBits([
    [ofClosure.reopened, reopened],
    [ofClosure.improved, improved],
  ])

/** The same in SQL. */
export const closureBucket = 'reopened::int + 2 * improved::int'

/** A point for each closure. */
export const closuresFound: Finding = {
  on: [ticketClosed, ticketConfirmed, ticketReopened],
  async find(read, events, clock) {
    const subjects = [...new Set(events.map(({ subjectId }) => subjectId))]
    const { rows } = await sql<Row>`
      with ${sql.raw(countedTickets)}, ${sql.raw(endedTickets(clockText(clock)))}
      select * from ended where subject_id = any(${subjects}::uuid[])`.execute(read.tables() as never)
    return {
      measures: ['closed'],
      subjects,
      points: rows.map((row) => pointOf(row, 'closed', bucketOf(row))),
    }
  },
}
