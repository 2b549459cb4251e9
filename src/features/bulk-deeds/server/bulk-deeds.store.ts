import { type Insertable, sql, type Updateable } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { Outcome } from '../domain/life.ts'
import type { BulkDeed, BulkDeedsTables, BulkTicket } from './bulk-deeds.tables.ts'

/** What became of one ticket, and what it takes to undo it. */
export interface Became {
  readonly position: number
  readonly outcome: Outcome
  readonly code?: string
  readonly before?: object
  readonly held?: boolean
  readonly version?: number
}

const own = (db: WriteHandle) => db.own<BulkDeedsTables>()

export async function insertBulk(
  db: WriteHandle,
  row: Insertable<BulkDeedsTables['bulk_deeds']>,
  ticketIds: readonly string[],
): Promise<void> {
  await own(db).insertInto('bulk_deeds').values(row).execute()
  await sql`
    insert into bulk_deed_tickets (bulk_deed_id, position, ticket_id)
    select ${row.id}::uuid, position, ticket_id
    from unnest(${[...ticketIds]}::uuid[]) with ordinality as chosen (ticket_id, position)`.execute(own(db))
}

export async function lockBulk(db: WriteHandle, bulkDeedId: string): Promise<BulkDeed | undefined> {
  return own(db)
    .selectFrom('bulk_deeds')
    .selectAll()
    .where('id', '=', bulkDeedId)
    .forUpdate()
    .executeTakeFirst()
}

export async function changeBulk(
  db: WriteHandle,
  bulkDeedId: string,
  change: Updateable<BulkDeedsTables['bulk_deeds']>,
): Promise<void> {
  await own(db).updateTable('bulk_deeds').set(change).where('id', '=', bulkDeedId).execute()
}

/** The next tickets in order that wait for their turn, or that were done and wait to be undone. */
export async function nextTickets(
  db: WriteHandle,
  bulkDeedId: string,
  { outcome, limit }: { outcome: 'done' | null; limit: number },
): Promise<BulkTicket[]> {
  return own(db)
    .selectFrom('bulk_deed_tickets')
    .selectAll()
    .where('bulk_deed_id', '=', bulkDeedId)
    .where('outcome', outcome === null ? 'is' : '=', outcome)
    .orderBy('position')
    .limit(limit)
    .execute()
}

/** Writes what became of tickets, in one statement. */
export async function saveOutcomes(
  db: WriteHandle,
  bulkDeedId: string,
  { became, at }: { became: readonly Became[]; at: Date },
): Promise<void> {
  await sql`
    update bulk_deed_tickets as ticket set outcome = one.outcome, code = one.code, before = one.before,
      held = coalesce(one.held, false), version = one.version, at = ${at}
    from jsonb_to_recordset(${JSON.stringify(became)}::jsonb)
      as one (position int, outcome text, code text, before jsonb, held boolean, version int)
    where ticket.bulk_deed_id = ${bulkDeedId} and ticket.position = one.position`.execute(own(db))
}

export async function deleteBulk(db: WriteHandle, bulkDeedId: string): Promise<void> {
  await own(db).deleteFrom('bulk_deeds').where('id', '=', bulkDeedId).execute()
}

/** Removes plans that nobody started, and what is long over. */
export async function deleteOld(db: WriteHandle, before: { planned: Date; moved: Date }): Promise<void> {
  await own(db)
    .deleteFrom('bulk_deeds')
    .where((eb) =>
      eb.or([
        eb.and([eb('state', '=', 'planned'), eb('planned_at', '<', before.planned)]),
        eb.and([eb('state', 'not in', ['running', 'undoing']), eb('moved_at', '<', before.moved)]),
      ]),
    )
    .execute()
}
