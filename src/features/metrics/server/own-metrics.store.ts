import type { Insertable, Selectable } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { MetricsTables } from './metrics.tables.ts'

/** A version of a metric that the organisation made. */
export type Formula = MetricsTables['metric_formulas']

/** The last version of a metric that the organisation made; undefined where it never made one of that name. */
export async function latestFormula(
  db: WriteHandle,
  metric: string,
): Promise<Selectable<Formula> | undefined> {
  return db
    .own<MetricsTables>()
    .selectFrom('metric_formulas')
    .selectAll()
    .where('metric', '=', metric)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** How many there are that were not retired. */
export async function standingFormulas(db: WriteHandle): Promise<number> {
  const rows = await db
    .own<MetricsTables>()
    .selectFrom('metric_formulas')
    .select('retired')
    .distinctOn('metric')
    .orderBy('metric')
    .orderBy('version', 'desc')
    .execute()
  return rows.filter(({ retired }) => !retired).length
}

/** Writes the next version; false when somebody else wrote that version meanwhile. */
export async function addFormula(db: WriteHandle, row: Insertable<Formula>): Promise<boolean> {
  const added = await db
    .own<MetricsTables>()
    .insertInto('metric_formulas')
    .values(row)
    .onConflict((conflict) => conflict.columns(['metric', 'version']).doNothing())
    .executeTakeFirst()
  return Number(added.numInsertedOrUpdatedRows ?? 0) === 1
}
