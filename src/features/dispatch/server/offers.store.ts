import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { DispatchTables, OfferRow } from './dispatch.tables.ts'

const own = (db: WriteHandle) => db.own<DispatchTables>()
export async function saveOffers(db: WriteHandle, offers: readonly OfferRow[]): Promise<void> {
  if (offers.length === 0) return
  await own(db)
    .insertInto('dispatch_offers')
    .values([...offers])
    .execute()
}

/** Offers that were accepted, or are somebody else's now. */
export async function withdrawOffers(db: WriteHandle, ticketIds: readonly string[]): Promise<void> {
  if (ticketIds.length === 0) return
  await own(db)
    .deleteFrom('dispatch_offers')
    .where('ticket_id', 'in', [...ticketIds])
    .execute()
}

/** Tickets whose offer has run out, the longest first. Leans on dispatch_offers_due. */
export async function ticketsRunOut(db: WriteHandle, now: number, limit: number): Promise<string[]> {
  const rows = await own(db)
    .selectFrom('dispatch_offers')
    .select('ticket_id')
    .where('due_at', '<=', new Date(now))
    .orderBy('due_at')
    .limit(limit)
    .execute()
  return rows.map((row) => row.ticket_id)
}

/** Takes offers that have run out; their tickets are locked, so that each is taken once, whoever else is looking. */
export async function takeRunOut(
  db: WriteHandle,
  ticketIds: readonly string[],
  now: number,
): Promise<OfferRow[]> {
  if (ticketIds.length === 0) return []
  return own(db)
    .deleteFrom('dispatch_offers')
    .where('ticket_id', 'in', [...ticketIds])
    .where('due_at', '<=', new Date(now))
    .returningAll()
    .execute()
}
