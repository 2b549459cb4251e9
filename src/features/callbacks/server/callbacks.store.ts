import type { Insertable, Selectable } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { CallbackOutcome } from '../domain/answering.ts'
import type { Hours } from '../domain/attempting.ts'
import type { CallbacksTables } from './callbacks.tables.ts'

export type Callback = Selectable<CallbacksTables['callbacks']>

const own = (db: WriteHandle) => db.own<CallbacksTables>()

/** Adds a callback unless this cycle has one of its level; tells whether it was new. */
export async function addCallback(
  db: WriteHandle,
  row: Insertable<CallbacksTables['callbacks']>,
): Promise<boolean> {
  const result = await own(db)
    .insertInto('callbacks')
    .values(row)
    .onConflict((conflict) => conflict.columns(['ticket_id', 'cycle', 'level']).doNothing())
    .executeTakeFirst()
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function addAttempt(
  db: WriteHandle,
  row: Insertable<CallbacksTables['callback_attempts']>,
): Promise<void> {
  await own(db).insertInto('callback_attempts').values(row).execute()
}

export async function finishCallback(
  db: WriteHandle,
  callbackId: string,
  { outcome, at }: { outcome: CallbackOutcome; at: Date },
): Promise<void> {
  await own(db)
    .updateTable('callbacks')
    .set({ state: 'done', outcome, ended_at: at })
    .where('id', '=', callbackId)
    .execute()
}

/** Cancels the open callbacks of a ticket up to a cycle and a level. */
export async function cancelCallbacks(
  db: WriteHandle,
  {
    ticketId,
    upToCycle,
    upToLevel,
    at,
  }: { ticketId: string; upToCycle: number; upToLevel: number; at: Date },
): Promise<Callback[]> {
  return own(db)
    .updateTable('callbacks')
    .set({ state: 'cancelled', ended_at: at })
    .where('ticket_id', '=', ticketId)
    .where('cycle', '<=', upToCycle)
    .where('level', '<=', upToLevel)
    .where('state', '=', 'open')
    .returningAll()
    .execute()
}

/** Says when a callback is to be tried, and in which hours the customer wishes it. */
export async function planCallback(
  db: WriteHandle,
  callbackId: string,
  plan: { nextAt: Date | null; hours?: Hours | null },
): Promise<void> {
  const wish =
    plan.hours === undefined ? {} : { wish_from: plan.hours?.from ?? null, wish_to: plan.hours?.to ?? null }
  await own(db)
    .updateTable('callbacks')
    .set({ next_at: plan.nextAt, ...wish })
    .where('id', '=', callbackId)
    .execute()
}

/** Says who makes a callback; null leaves it to whoever takes it. */
export async function giveTo(db: WriteHandle, callbackId: string, callerId: string | null): Promise<void> {
  await own(db).updateTable('callbacks').set({ handler_id: callerId }).where('id', '=', callbackId).execute()
}

/** The open callbacks of tickets that somebody is to make. */
export async function heldCallbacks(db: WriteHandle, ticketIds: readonly string[]) {
  return own(db)
    .selectFrom('callbacks')
    .select(['id', 'ticket_id', 'handler_id'])
    .where('ticket_id', 'in', [...ticketIds])
    .where('state', '=', 'open')
    .where('handler_id', 'is not', null)
    .forUpdate()
    .execute()
}

/** Follows the clock, which counts on a calendar. */
export async function moveDue(
  db: WriteHandle,
  { ticketId, cycle, dueAt }: { ticketId: string; cycle: number; dueAt: Date },
): Promise<void> {
  await own(db)
    .updateTable('callbacks')
    .set({ due_at: dueAt })
    .where('ticket_id', '=', ticketId)
    .where('cycle', '=', cycle)
    .where('level', '=', 1)
    .where('state', '=', 'open')
    .execute()
}

/** Takes the words out of the attempts of tickets. */
export async function eraseNotes(db: WriteHandle, ticketIds: readonly string[]): Promise<void> {
  if (ticketIds.length === 0) return
  const theirs = own(db)
    .selectFrom('callbacks')
    .select('id')
    .where('ticket_id', 'in', [...ticketIds])
  await own(db)
    .updateTable('callback_messages')
    .set({ comment: null })
    .where('callback_id', 'in', theirs)
    .execute()
  await own(db)
    .updateTable('callback_attempts')
    .set({ note: null, missing: null, script_answers: null })
    .where('callback_id', 'in', theirs)
    .execute()
}
