import type { Insertable } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { Rule } from '../domain/levels.ts'
import type { CallbacksTables } from './callbacks.tables.ts'

const own = (db: WriteHandle) => db.own<CallbacksTables>()
const mostRows = 1000

export async function saveRule(
  db: WriteHandle,
  { inspectionShare, inspectionHours, supervisionHours }: Rule,
  { at, by }: { at: Date; by: string | null },
): Promise<void> {
  const hours = { inspection_hours: inspectionHours, supervision_hours: supervisionHours }
  const row = { inspection_share: inspectionShare, ...hours, set_at: at, set_by: by }
  await own(db)
    .insertInto('callback_rule')
    .values(row)
    .onConflict((conflict) => conflict.column('only_one').doUpdateSet(row))
    .execute()
}

/** Writes down the promise of a draw. */
export async function addDraw(
  db: WriteHandle,
  draw: { id: string; commitment: string; sealedSeed: string; at: Date },
): Promise<void> {
  const made = { seed: null, drawn_at: null, since: null, until: null, share: null }
  await own(db)
    .insertInto('callback_draws')
    .values({
      id: draw.id,
      commitment: draw.commitment,
      sealed_seed: draw.sealedSeed,
      prepared_at: draw.at,
      ...made,
      population: null,
      chosen: null,
      abandoned_at: null,
    })
    .execute()
}

export async function abandonDraw(db: WriteHandle, drawId: string, at: Date): Promise<void> {
  await own(db).updateTable('callback_draws').set({ abandoned_at: at }).where('id', '=', drawId).execute()
}

/** Makes the seed of a draw known, with what was drawn. */
export async function finishDraw(
  db: WriteHandle,
  drawId: string,
  made: {
    seed: string
    at: Date
    since: Date
    until: Date
    share: number
    population: number
    chosen: number
  },
): Promise<void> {
  const { at, ...drawn } = made
  await own(db)
    .updateTable('callback_draws')
    .set({ ...drawn, drawn_at: at })
    .where('id', '=', drawId)
    .execute()
}

const inParts = <Row>(rows: readonly Row[]): Row[][] =>
  Array.from({ length: Math.ceil(rows.length / mostRows) }, (_, part) =>
    rows.slice(part * mostRows, (part + 1) * mostRows),
  )

export async function addLots(
  db: WriteHandle,
  rows: readonly Insertable<CallbacksTables['callback_lots']>[],
): Promise<void> {
  for (const part of inParts(rows)) await own(db).insertInto('callback_lots').values(part).execute()
}

/** Adds the callbacks of tickets that were drawn. */
export async function addInspections(
  db: WriteHandle,
  rows: readonly Insertable<CallbacksTables['callbacks']>[],
): Promise<void> {
  for (const part of inParts(rows)) await own(db).insertInto('callbacks').values(part).execute()
}
