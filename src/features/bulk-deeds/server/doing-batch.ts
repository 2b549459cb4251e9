import {
  type CarriedOut,
  carryOutOnAll,
  lockAllForSteps,
} from '#features/macros/server/public/carrying-out.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { bulkAdvanced, bulkFinished } from '../contract.ts'
import { type Became, changeBulk, lockBulk, nextTickets, saveOutcomes } from './bulk-deeds.store.ts'
import type { BulkDeed, BulkTicket } from './bulk-deeds.tables.ts'

/** How a batch ended: more wait, all are done, or somebody stopped it meanwhile. */
export type BatchEnd = 'more' | 'finished' | 'superseded'

const notSeen = 'tickets.notFound'

/** What became of a ticket; one that is not among those that were seen does not exist for who ordered it. */
function becameOf({ position }: BulkTicket, end: CarriedOut | Refusal | undefined): Became {
  if (end === undefined) return { position, outcome: 'refused', code: notSeen }
  if (end instanceof Refusal) return { position, outcome: 'refused', code: end.code }
  const { before, held, ticket } = end
  return { position, outcome: 'done', before, held, version: ticket.version }
}

/** Counts what became of tickets, beside their rows. */
async function advance(context: CommandContext, bulk: BulkDeed, became: readonly Became[]): Promise<void> {
  const { db, now, emit } = context
  const refused = bulk.refused + became.filter(({ outcome }) => outcome === 'refused').length
  const done = bulk.done + became.filter(({ outcome }) => outcome === 'done').length
  await saveOutcomes(db, bulk.id, { became, at: new Date(now) })
  await changeBulk(db, bulk.id, { done, refused, moved_at: new Date(now) })
  emit(bulkAdvanced, { subject: bulk.id, facts: { done, refused } })
}

async function finish({ db, now, emit }: CommandContext, bulk: BulkDeed): Promise<BatchEnd> {
  const { done, refused, person_id: personId } = bulk
  const at = new Date(now)
  await changeBulk(db, bulk.id, { state: 'done', finished_at: at, moved_at: at })
  emit(bulkFinished, { subject: bulk.id, facts: { done, refused, personId } })
  return 'finished'
}

/**
 * Does the next tickets, each as the person would by hand, and writes what became of them in the same transaction: whoever goes on after
 * a crash goes on exactly there. Throws what spoils one of them after it was begun.
 */
export async function doBatch(context: CommandContext, bulkDeedId: string, size: number): Promise<BatchEnd> {
  const bulk = await lockBulk(context.db, bulkDeedId)
  if (bulk?.state !== 'running') return 'superseded'
  const rows = await nextTickets(context.db, bulkDeedId, { outcome: null, limit: size })
  if (rows.length === 0) return finish(context, bulk)
  const ids = rows.map((row) => row.ticket_id)
  const ends = await carryOutOnAll(context, await lockAllForSteps(context, ids, bulk.steps), bulk.steps)
  await advance(
    context,
    bulk,
    rows.map((row) => becameOf(row, ends.get(row.ticket_id))),
  )
  return 'more'
}

/** Writes why the next ticket was refused, when that showed only after it was begun. */
export async function refuseNext(
  context: CommandContext,
  bulkDeedId: string,
  code: string,
): Promise<BatchEnd> {
  const bulk = await lockBulk(context.db, bulkDeedId)
  if (bulk?.state !== 'running') return 'superseded'
  const [row] = await nextTickets(context.db, bulkDeedId, { outcome: null, limit: 1 })
  if (row !== undefined) await advance(context, bulk, [{ position: row.position, outcome: 'refused', code }])
  return 'more'
}
