import { type Expression, expressionBuilder, type Selectable, type SqlBool, sql } from 'kysely'
import type { Permission } from '#platform/contract/endpoint.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type Actor, reachOf } from '#platform/server/actor.ts'
import type { CommandContext } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { insideReach, type ReachPart, reachInParts } from '#platform/server/visibility.ts'
import { nameOfPerson } from '../person-name.query.ts'
import type { TicketRow, TicketsTables } from '../tickets.tables.ts'
import { openTo } from './open-to.ts'

/** A ticket as it stands in its row. */
export type Ticket = Selectable<TicketRow>

/** The condition under which an actor reaches a ticket with a permission; own ones are those they hold. */
export function ticketInReach(
  actor: Actor,
  permission: Permission = 'tickets.read',
  table = 'tickets',
): Expression<SqlBool> {
  const eb = expressionBuilder<TicketsTables, 'tickets'>()
  const reached = insideReach(eb, reachOf(actor, permission), {
    table,
    ownedBy: 'assignee_id',
    actorId: actor.id,
  })
  return eb.and([reached, openTo(actor, `${table}.id`)])
}

/** The same tickets as `ticketInReach`, cut into parts that do not overlap. */
export function ticketsInParts(actor: Actor, permission: Permission = 'tickets.read'): ReachPart[] {
  const columns = { table: 'tickets', ownedBy: 'assignee_id', actorId: actor.id }
  return reachInParts(reachOf(actor, permission), columns).map(({ of, condition }) => ({
    of,
    condition: sql<boolean>`${condition} and ${openTo(actor, 'tickets.id')}`,
  }))
}

/** The tickets an actor may see; what is not seen does not exist for them. */
export function visibleTickets(db: ReadHandle, actor: Actor) {
  return db.tables<TicketsTables>().selectFrom('tickets').where(ticketInReach(actor))
}

/**
 * The condition under which an actor reaches a feedback through a ticket it belongs to, wherever the feedback itself came in. For one
 * feedback by its id: over many it would be asked row by row. `table` is its name in the query.
 */
export function feedbackThroughTicket(
  actor: Actor,
  { permission = 'tickets.read', table }: { permission?: Permission; table: string },
): Expression<SqlBool> {
  return sql<boolean>`exists (select 1 from ticket_feedbacks as link join tickets on tickets.id = link.ticket_id
    where link.feedback_id = ${sql.ref(`${table}.id`)} and ${ticketInReach(actor, permission)})`
}

/** One ticket the actor may see. Refuses `tickets.notFound`. */
export async function seenTicket(db: ReadHandle, actor: Actor, ticketId: string): Promise<Ticket> {
  const ticket = await visibleTickets(db, actor)
    .selectAll('tickets')
    .where('id', '=', ticketId)
    .executeTakeFirst()
  if (ticket === undefined) throw new Refusal('tickets.notFound', 'missing')
  return ticket
}

const unitColumns = ['unit_1', 'unit_2', 'unit_3', 'unit_4', 'unit_5', 'unit_6'] as const

type Placed = Pick<Ticket, 'assignee_id' | 'org_unit_id' | (typeof unitColumns)[number]>

/** The same question as `ticketInReach`, for a ticket already read. */
export function reaches(actor: Actor, permission: Permission, ticket: Placed): boolean {
  const reach = reachOf(actor, permission)
  return (
    reach.all ||
    (reach.own && actor.id !== null && ticket.assignee_id === actor.id) ||
    reach.units.includes(ticket.org_unit_id) ||
    reach.subtrees.some(({ unitId, depth }) => ticket[unitColumns[depth - 1] ?? 'unit_1'] === unitId)
  )
}

async function changedMeanwhile(db: ReadHandle, ticket: Ticket): Promise<Refusal> {
  return new Refusal('tickets.changedMeanwhile', 'conflict', {
    by: ticket.changed_by === null ? null : await nameOfPerson(db, ticket.changed_by),
    at: ticket.changed_at.toISOString(),
    version: ticket.version,
  })
}

// No key of theirs changes: whoever writes a row that names one of them need not wait.
const lockRows = (db: ReadHandle, ticketIds: readonly string[]) =>
  db
    .tables<TicketsTables>()
    .selectFrom('tickets')
    .where('id', 'in', [...ticketIds])
    .orderBy('id')
    .forNoKeyUpdate()

/** Locks tickets' rows for the rest of the transaction, whoever acts; in one order, so that two never wait for each other. */
export async function lockTicketRows(db: ReadHandle, ticketIds: readonly string[]): Promise<Ticket[]> {
  return ticketIds.length === 0 ? [] : lockRows(db, ticketIds).selectAll().execute()
}

/** The same for whom it is enough that nobody else changes them. */
export async function holdTicketRows(db: ReadHandle, ticketIds: readonly string[]): Promise<void> {
  if (ticketIds.length > 0) await lockRows(db, ticketIds).select('id').execute()
}

/** Locks one ticket's row. */
export async function lockTicketRow(db: ReadHandle, ticketId: string): Promise<Ticket | undefined> {
  const [ticket] = await lockTicketRows(db, [ticketId])
  return ticket
}

/** Locks those of several tickets that the actor may see, in one order. */
export async function lockSeenTickets(
  { db, actor }: CommandContext,
  ticketIds: readonly string[],
): Promise<Ticket[]> {
  return visibleTickets(db, actor)
    .selectAll('tickets')
    .where('id', '=', sql<string>`any(${[...ticketIds]}::uuid[])`)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
}

/** Locks a ticket the actor may see and touch; refuses when it changed since the version the actor saw. */
export async function lockTicket(
  { db, actor }: CommandContext,
  wanted: { ticketId: string; permission: Permission; version?: number },
): Promise<Ticket> {
  const ticket = await visibleTickets(db, actor)
    .selectAll('tickets')
    .where('id', '=', wanted.ticketId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (ticket === undefined) throw new Refusal('tickets.notFound', 'missing')
  if (!reaches(actor, wanted.permission, ticket))
    throw new Refusal('tickets.notYours', 'forbidden', { permission: wanted.permission })
  if (wanted.version !== undefined && wanted.version !== ticket.version)
    throw await changedMeanwhile(db, ticket)
  return ticket
}
