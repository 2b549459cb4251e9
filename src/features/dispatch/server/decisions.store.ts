import { type Insertable, sql } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import { insertMany, type ManyRow } from '#platform/server/database/many-rows.ts'
import type { DecisionRow, DispatchTables, StrategyRow } from './dispatch.tables.ts'

const own = (db: WriteHandle) => db.own<DispatchTables>()

/** Keeps why tickets went to somebody or to nobody. */
export async function saveDecisions(
  db: WriteHandle,
  decisions: readonly ManyRow<DecisionRow>[],
): Promise<void> {
  if (decisions.length === 0) return
  await insertMany(own(db), { table: 'dispatch_decisions', rows: decisions })
}

/** Gives a unit a strategy of its own, or another one. */
export async function saveStrategy(db: WriteHandle, row: Insertable<StrategyRow>): Promise<void> {
  const { unit_id: _, ...change } = row
  await own(db)
    .insertInto('dispatch_strategies')
    .values(row)
    .onConflict((conflict) => conflict.column('unit_id').doUpdateSet(change))
    .execute()
}

export async function deleteStrategy(db: WriteHandle, unitId: string): Promise<boolean> {
  const result = await own(db)
    .deleteFrom('dispatch_strategies')
    .where('unit_id', '=', unitId)
    .executeTakeFirst()
  return result.numDeletedRows > 0n
}

export async function saveProfile(
  db: WriteHandle,
  { personId, grade, levels }: { personId: string; grade: 1 | 2 | 3; levels: Record<string, number> },
): Promise<void> {
  const change = { grade, levels: JSON.stringify(levels) }
  await own(db)
    .insertInto('dispatch_profiles')
    .values({ person_id: personId, ...change })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(change))
    .execute()
}

/** Somebody takes again what whoever was never graded takes. */
export async function deleteProfile(db: WriteHandle, personId: string): Promise<void> {
  await own(db).deleteFrom('dispatch_profiles').where('person_id', '=', personId).execute()
}

/** Removes decisions made before a moment. Leans on dispatch_decisions_at. */
export async function removeDecisions(
  db: WriteHandle,
  which: { before: Date; exceptCustomers: readonly string[]; exceptTickets: readonly string[] },
): Promise<number> {
  const result = await own(db)
    .deleteFrom('dispatch_decisions')
    .where('at', '<', which.before)
    .where(sql<boolean>`ticket_id <> all(${[...which.exceptTickets]}::uuid[])`)
    .where(
      sql<boolean>`not exists (select from tickets
        where tickets.id = dispatch_decisions.ticket_id and tickets.customer_id = any(${[...which.exceptCustomers]}::uuid[]))`,
    )
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}
