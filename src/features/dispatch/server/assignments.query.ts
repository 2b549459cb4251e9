import { lockTicketRows, type Ticket } from '#features/tickets/server/public/visible-tickets.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { DispatchTables } from './dispatch.tables.ts'
import { type Load, loadOf } from './loads.ts'
import { type ShownRule, workingRules } from './ordered-rules.ts'

/** Who holds these tickets now. */
export async function holdersOf(db: ReadHandle, ticketIds: readonly string[]): Promise<string[]> {
  if (ticketIds.length === 0) return []
  const rows = await db
    .tables<DispatchTables>()
    .selectFrom('assignments')
    .select('person_id')
    .distinct()
    .where('ticket_id', 'in', [...ticketIds])
    .where('until', 'is', null)
    .execute()
  return rows.map((row) => row.person_id)
}

/** Of these people those whose shift is over. */
export async function offDuty(db: ReadHandle, personIds: readonly string[]): Promise<Set<string>> {
  if (personIds.length === 0) return new Set()
  const rows = await db
    .tables<DispatchTables>()
    .selectFrom('dispatch_shifts')
    .select('person_id')
    .where('person_id', 'in', [...personIds])
    .where('on_duty', '=', false)
    .execute()
  return new Set(rows.map((row) => row.person_id))
}

/** Of these tickets those whose holders' shifts are over. */
export async function heldOffDuty(db: ReadHandle, ticketIds: readonly string[]): Promise<string[]> {
  if (ticketIds.length === 0) return []
  const rows = await db
    .tables<DispatchTables>()
    .selectFrom('assignments')
    .innerJoin('dispatch_shifts as shift', 'shift.person_id', 'assignments.person_id')
    .select('assignments.ticket_id')
    .where('assignments.ticket_id', 'in', [...ticketIds])
    .where('assignments.until', 'is', null)
    .where('shift.on_duty', '=', false)
    .execute()
  return rows.map((row) => row.ticket_id)
}

/** The tickets a person holds, locked, in one order for everybody. */
export async function heldTickets(db: ReadHandle, personId: string) {
  const rows = await db
    .tables<DispatchTables>()
    .selectFrom('assignments')
    .select('ticket_id')
    .where('person_id', '=', personId)
    .where('until', 'is', null)
    .execute()
  return lockTicketRows(
    db,
    rows.map((row) => row.ticket_id),
  )
}

/** The rule under which a ticket came to its team in this cycle; null when people passed it on, or the rule is gone. */
export async function ruleThatPlaced(db: ReadHandle, ticket: Ticket): Promise<ShownRule | null> {
  const row = await db
    .tables<DispatchTables>()
    .selectFrom('assignments')
    .select('rule_id')
    .where('ticket_id', '=', ticket.id)
    .where('cycle', '=', ticket.cycle)
    .orderBy('since', 'desc')
    .executeTakeFirst()
  if (!row?.rule_id) return null
  return (await workingRules(db)).find((rule) => rule.id === row.rule_id) ?? null
}

/** What people hold and when they last got something; nobody who never held anything is in it. */
export async function loadsOf(db: ReadHandle, personIds: readonly string[]): Promise<Map<string, Load>> {
  if (personIds.length === 0) return new Map()
  const rows = await db
    .tables<DispatchTables>()
    .selectFrom('agent_loads')
    .selectAll()
    .where('person_id', 'in', [...personIds])
    .execute()
  return new Map(rows.map((row) => [row.person_id, loadOf(row)]))
}
