import { sql } from 'kysely'
import { ticketOpened, ticketReopened } from '#features/tickets/contract.ts'
import { openTo } from '#features/tickets/server/public/open-to.ts'
import type { FactsOf } from '#platform/contract/event.ts'
import type { Actor } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { ReplayedTicket } from '../domain/recorded.ts'
import { ruledPaths } from './matters.query.ts'

/** Of a period at most so many tickets are replayed, the latest. */
export const mostReplayed = 20_000

interface Row {
  readonly ticket_id: string
  readonly cycle: number
  readonly at: Date
  readonly customer_id: string | null
  readonly facts: FactsOf<typeof ticketOpened>
  readonly language: string | null
  readonly vip: boolean
  readonly began: Date | null
  readonly ended: Date | null
  /** Somebody has it, or it waits for somebody, still. */
  readonly goes_on: boolean
  readonly first_person: string | null
  readonly first_unit: string | null
  readonly previous_handler: string | null
  readonly last_handler: string | null
}

/** A ticket as it came in, and who really got it first. */
export interface RecordedTicket extends ReplayedTicket {
  readonly first: { readonly unitId: string; readonly personId: string } | null
}

interface Period {
  readonly from: number
  readonly until: number
}

/**
 * The first decision on each cycle of a ticket in a period, with what the ticket was like then: its kind, urgency, tier, label and unit come
 * from the log, for they may have changed since. Leans on dispatch_decisions_at, events_subject and assignments_ticket.
 */
async function rowsOf(db: ReadHandle, actor: Actor, { from, until }: Period): Promise<Row[]> {
  const begins = new Date(from)
  const { rows } = await sql<Row>`
    select decided.ticket_id, decided.cycle, decided.at, tickets.customer_id, came.facts, analyses.language,
      coalesce(customers.vip, false) as vip, work.began, work.ended, work.first_person, work.first_unit,
      coalesce(work.running, tickets.cycle = decided.cycle and tickets.ended_at is null) as goes_on,
      (select held.person_id from assignments as held
        where held.ticket_id = decided.ticket_id and held.since < ${begins} order by held.since desc limit 1) as previous_handler,
      (select held.person_id from tickets as earlier join assignments as held on held.ticket_id = earlier.id
        where earlier.customer_id = tickets.customer_id and earlier.id <> tickets.id and held.since < ${begins}
        order by held.since desc limit 1) as last_handler
    from dispatch_decisions as decided
    join tickets on tickets.id = decided.ticket_id
    left join customers on customers.id = tickets.customer_id
    left join analyses on analyses.feedback_id = tickets.feedback_id and analyses.current
    join lateral (select facts from events where events.subject_id = decided.ticket_id
      and events.type = any(${[ticketOpened.type, ticketReopened.type]}::text[])
      and events.at >= ${begins}::timestamptz - interval '1 day' and events.at < ${new Date(until)}
      and (events.facts ->> 'cycle')::int = decided.cycle limit 1) as came on true
    left join lateral (select min(since) as began, max(until) as ended, bool_or(until is null) as running,
      (array_agg(person_id order by since))[1] as first_person, (array_agg(unit_id order by since))[1] as first_unit
      from assignments where ticket_id = decided.ticket_id and cycle = decided.cycle) as work on true
    where decided.at >= ${begins} and decided.at < ${new Date(until)}
      and not exists (select from dispatch_decisions as earlier where earlier.ticket_id = decided.ticket_id
        and earlier.cycle = decided.cycle and (earlier.at, earlier.id) < (decided.at, decided.id))
      and ${openTo(actor, 'decided.ticket_id')}
    order by decided.at desc, decided.id desc
    limit ${mostReplayed + 1}`.execute(db.tables<object>() as never)
  return rows
}

function takesMs({ began, ended, goes_on }: Row): number | null {
  if (goes_on) return null
  return began === null || ended === null ? 0 : ended.getTime() - began.getTime()
}

/** The tickets of a period that are open to somebody, in the order in which they came. */
export async function recordedTickets(
  db: ReadHandle,
  { actor, pathOf }: { actor: Actor; pathOf: (unitId: string) => readonly string[] },
  period: Period,
): Promise<RecordedTicket[]> {
  const rows = await rowsOf(db, actor, period)
  const labels = [...new Set(rows.flatMap(({ facts }) => facts.labelId ?? []))]
  const labelPathOf = await ruledPaths(db, labels)
  return rows.toReversed().map((row) => {
    const { kind, urgency, tier, labelId, orgUnitId } = row.facts
    const { language, vip } = row
    return {
      ticketId: row.ticket_id,
      cycle: row.cycle,
      at: row.at.getTime(),
      matter: {
        ...{ kind, urgency, tier, language, vip },
        labelPath: labelId === null ? [] : labelPathOf(labelId),
        unitPath: pathOf(orgUnitId),
      },
      unitId: orgUnitId,
      wish: { language, tier, vip, urgent: urgency === 'urgent' },
      customerId: row.customer_id,
      previousHandler: row.previous_handler,
      lastHandler: row.last_handler,
      takesMs: takesMs(row),
      first:
        row.first_person === null || row.first_unit === null
          ? null
          : { unitId: row.first_unit, personId: row.first_person },
    }
  })
}

/** What people held at a moment, with when they were done with it; what they still hold goes on for ever. */
export async function heldAt(db: ReadHandle, at: number) {
  const { rows } = await sql<{ person_id: string; size: number; until: Date | null }>`
    select person_id, size, until from assignments where until > ${new Date(at)} and since < ${new Date(at)}
    union all select person_id, size, until from assignments where until is null and since < ${new Date(at)}`.execute(
    db.tables<object>() as never,
  )
  return rows.map(({ person_id: personId, size, until }) => ({
    personId,
    size,
    until: until?.getTime() ?? Number.POSITIVE_INFINITY,
  }))
}
