import { putBackAll } from '#features/macros/server/public/carrying-out.ts'
import { type KeptFrom, keptFrom } from '#features/tickets/server/public/kept-from.ts'
import { lockTicketRows, type Ticket } from '#features/tickets/server/public/visible-tickets.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { bulkAdvanced, bulkUndone } from '../contract.ts'
import { type Became, changeBulk, lockBulk, nextTickets, saveOutcomes } from './bulk-deeds.store.ts'
import type { BulkDeed, BulkTicket } from './bulk-deeds.tables.ts'
import type { BatchEnd } from './doing-batch.ts'

const changedSince = 'bulk-deeds.changedSince'

interface Undoing {
  readonly row: BulkTicket
  readonly ticket: Ticket | undefined
}

/** Whoever moved a ticket out of their own sight may take even that back, unless somebody touched it since or closed it to them. */
function whyKept({ actor }: CommandContext, { row, ticket }: Undoing, isKept: KeptFrom): string | null {
  if (ticket === undefined || isKept(ticket.id, actor.id)) return 'tickets.notFound'
  return ticket.version === row.version ? null : changedSince
}

async function finish({ db, now, emit }: CommandContext, bulk: BulkDeed): Promise<BatchEnd> {
  const { undone, kept, person_id: personId } = bulk
  await changeBulk(db, bulk.id, { state: 'undone', moved_at: new Date(now) })
  emit(bulkUndone, { subject: bulk.id, facts: { undone, kept, personId } })
  return 'finished'
}

async function advance(context: CommandContext, bulk: BulkDeed, became: readonly Became[]): Promise<void> {
  const { db, now, emit } = context
  const { done, refused } = bulk
  const undone = bulk.undone + became.filter(({ outcome }) => outcome === 'undone').length
  const kept = bulk.kept + became.filter(({ outcome }) => outcome === 'kept').length
  await saveOutcomes(db, bulk.id, { became, at: new Date(now) })
  await changeBulk(db, bulk.id, { undone, kept, moved_at: new Date(now) })
  emit(bulkAdvanced, { subject: bulk.id, facts: { done, refused } })
}

/** Gives the next tickets back what was changed on them. Throws what spoils one of them. */
export async function undoBatch(
  context: CommandContext,
  bulkDeedId: string,
  size: number,
): Promise<BatchEnd> {
  const bulk = await lockBulk(context.db, bulkDeedId)
  if (bulk?.state !== 'undoing') return 'superseded'
  const rows = await nextTickets(context.db, bulkDeedId, { outcome: 'done', limit: size })
  if (rows.length === 0) return finish(context, bulk)
  const ids = rows.map((row) => row.ticket_id)
  const tickets = new Map((await lockTicketRows(context.db, ids)).map((ticket) => [ticket.id, ticket]))
  const isKept = await keptFrom(context.db, ids)
  const undoing = rows.map((row) => ({ row, ticket: tickets.get(row.ticket_id) }))
  const became = undoing.map((one): Became => {
    const { position } = one.row
    const code = whyKept(context, one, isKept)
    return code === null ? { position, outcome: 'undone' } : { position, outcome: 'kept', code }
  })
  const free = undoing.flatMap(({ row: { before, held }, ticket }, place) =>
    ticket === undefined || became[place]?.outcome !== 'undone'
      ? []
      : [{ ticket, before: before ?? {}, held }],
  )
  await putBackAll(context, free)
  await advance(context, bulk, became)
  return 'more'
}

/** Leaves the next ticket as it is, and writes why. */
export async function keepNext(context: CommandContext, bulkDeedId: string, code: string): Promise<BatchEnd> {
  const bulk = await lockBulk(context.db, bulkDeedId)
  if (bulk?.state !== 'undoing') return 'superseded'
  const [row] = await nextTickets(context.db, bulkDeedId, { outcome: 'done', limit: 1 })
  if (row !== undefined) await advance(context, bulk, [{ position: row.position, outcome: 'kept', code }])
  return 'more'
}
