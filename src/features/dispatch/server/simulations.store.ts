import type { Insertable } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { DispatchTables, Found, SimulationRow } from './dispatch.tables.ts'

const own = (db: WriteHandle) => db.own<DispatchTables>()

/** Keeps what is to be simulated, and of the earlier ones only the latest. */
export async function saveSimulation(
  db: WriteHandle,
  row: Insertable<SimulationRow>,
  mostKept: number,
): Promise<void> {
  await own(db).insertInto('dispatch_simulations').values(row).execute()
  await own(db)
    .deleteFrom('dispatch_simulations')
    .where('id', 'in', (old) =>
      old
        .selectFrom('dispatch_simulations')
        .select('id')
        .orderBy('asked_at', 'desc')
        .orderBy('id')
        .offset(mostKept),
    )
    .execute()
}

/** Tells how far one is. */
export async function saveProgress(
  db: WriteHandle,
  simulationId: string,
  { state, percent }: Pick<SimulationRow, 'state'> & { percent: number },
): Promise<void> {
  await own(db)
    .updateTable('dispatch_simulations')
    .set({ state, percent })
    .where('id', '=', simulationId)
    .execute()
}

/** Keeps what was found; tells whether it was still wanted. */
export async function endSimulation(
  db: WriteHandle,
  simulationId: string,
  found: Found | null,
): Promise<boolean> {
  const ended = await own(db)
    .updateTable('dispatch_simulations')
    .set(
      found === null
        ? { state: 'failed' as const }
        : { state: 'done' as const, percent: 100, result: JSON.stringify(found) },
    )
    .where('id', '=', simulationId)
    .executeTakeFirst()
  return ended.numUpdatedRows > 0n
}
