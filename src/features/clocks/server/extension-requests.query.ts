import { sql } from 'kysely'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import { ticketInReach } from '#features/tickets/server/public/visible-tickets.ts'
import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import type { Actor } from '#platform/server/actor.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { decodeCursor, pageOfRows } from '#platform/server/database/pages.ts'
import { type ExtensionRequest, listExtensionRequests } from '../contract/extension-requests.ts'
import type { ClocksTables, ExtensionRequestRow } from './clocks.tables.ts'

type Named = ExtensionRequestRow & { readonly asker: string | null; readonly decider: string | null }

/** Requests with the names of who asked and who decided. */
function named(db: ReadHandle) {
  return db
    .tables<ClocksTables & StaffTables & TicketsTables>()
    .selectFrom('clock_extension_requests as request')
    .innerJoin('clocks', 'clocks.id', 'request.clock_id')
    .leftJoin('people as asking', 'asking.id', 'request.requested_by')
    .leftJoin('people as deciding', 'deciding.id', 'request.decided_by')
    .selectAll('request')
    .select(['asking.name as asker', 'deciding.name as decider'])
}

/** Requests for the clocks of a ticket, the latest first; `decides` says whether the reader may decide those of others. */
export async function requestsOfTicket(
  db: ReadHandle,
  ticketId: string,
  { actor, decides }: { actor: Actor; decides: boolean },
): Promise<(ExtensionRequest & { clockId: string })[]> {
  const rows = await named(db)
    .where('clocks.ticket_id', '=', ticketId)
    .orderBy('request.requested_at', 'desc')
    .execute()
  return rows.map((row) => ({ ...shown(row, decides ? actor : null), clockId: row.clock_id }))
}

export const extensionRequestsQuery = query(
  listExtensionRequests,
  async ({ read, actor }, { view, limit, cursor }) => {
    const open = view === 'open'
    const column = open ? 'clocks.due_at' : 'request.ended_at'
    const direction = open ? 'asc' : 'desc'
    let rows = named(read)
      .innerJoin('tickets', 'tickets.id', 'clocks.ticket_id')
      .select(['tickets.id as ticket_id', 'tickets.number', 'tickets.title'])
      .select(['clocks.obligation', 'clocks.due_at'])
      .select(sql<boolean>`${ticketInReach(actor, 'clocks.approve_extension')}`.as('decides'))
      .where(ticketInReach(actor))
      .where('request.state', open ? '=' : '!=', 'open')
      .orderBy(column, direction)
      .orderBy('request.id', direction)
      .limit(limit + 1)
    if (cursor !== undefined) {
      const [at, id] = decodeCursor(cursor, 2)
      const after = sql.raw(open ? '>' : '<')
      rows = rows.where(
        sql<boolean>`(${sql.ref(column)}, request.id) ${after} (${at}::timestamptz, ${id}::uuid)`,
      )
    }
    const { items, next } = pageOfRows(await rows.execute(), limit, (row) => [
      ((open ? row.due_at : row.ended_at) as Date).toISOString(),
      row.id,
    ])
    return {
      items: items.map((row) => ({
        ...shown(row, row.decides ? actor : null),
        clockId: row.clock_id,
        obligation: row.obligation,
        dueAt: row.due_at?.toISOString() ?? null,
        ticket: { id: row.ticket_id, number: row.number, title: row.title ?? '' },
      })),
      next,
    }
  },
)

const person = (id: string | null, name: string | null) =>
  id === null || name === null ? null : { id, name }

/** `decider` is whoever may decide what others asked for; null for nobody. */
function shown(row: Named, decider: Actor | null): ExtensionRequest {
  const { ended_at: endedAt, decision_reason: reason } = row
  const decided = endedAt !== null && row.decided_by !== null
  return {
    id: row.id,
    at: row.requested_at.toISOString(),
    by: person(row.requested_by, row.asker),
    reason: row.reason,
    evidence: row.evidence,
    words: row.words,
    askedUntil: row.asked_until.toISOString(),
    state: row.state,
    decision: decided
      ? { at: endedAt.toISOString(), by: person(row.decided_by, row.decider), reason: reason ?? '' }
      : null,
    can: { decide: decider !== null && row.state === 'open' && row.requested_by !== decider.id },
  }
}
