import type { Insertable } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import { calendarYears, type Years } from '../domain/axes.ts'
import { yearsIn } from '../domain/settings.ts'
import type { MetricsTables } from './metrics.tables.ts'

/** The last version of a goal; version 0 and no value where none was ever set. */
export async function latestVersion(
  db: WriteHandle,
  { metric, unitId, period }: { metric: string; unitId: string; period: string },
): Promise<{ version: number; value: number | null }> {
  const latest = await db
    .own<MetricsTables>()
    .selectFrom('metric_goals')
    .select(['version', 'value'])
    .where('metric', '=', metric)
    .where('org_unit_id', '=', unitId)
    .where('period', '=', period)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return latest ?? { version: 0, value: null }
}

/** Writes the next version of a goal; false when somebody else wrote that version meanwhile. */
export async function addGoal(
  db: WriteHandle,
  row: Insertable<MetricsTables['metric_goals']>,
): Promise<boolean> {
  const added = await db
    .own<MetricsTables>()
    .insertInto('metric_goals')
    .values(row)
    .onConflict((conflict) => conflict.columns(['metric', 'org_unit_id', 'period', 'version']).doNothing())
    .executeTakeFirst()
  return Number(added.numInsertedOrUpdatedRows ?? 0) === 1
}

/** The settings in force: which version, 0 for what ships, and which years they make. */
export async function settingsInForce(db: WriteHandle): Promise<{ version: number; years: Years }> {
  const latest = await db
    .own<MetricsTables>()
    .selectFrom('metric_settings')
    .select(['version', 'year_begins', 'week_pattern', 'week_begins', 'year_ends'])
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return latest === undefined
    ? { version: 0, years: calendarYears }
    : { version: latest.version, years: yearsIn(latest) }
}

/** Writes the next version of the settings; false when somebody else wrote that version meanwhile. */
export async function addSettings(
  db: WriteHandle,
  row: Insertable<MetricsTables['metric_settings']>,
): Promise<boolean> {
  const added = await db
    .own<MetricsTables>()
    .insertInto('metric_settings')
    .values(row)
    .onConflict((conflict) => conflict.column('version').doNothing())
    .executeTakeFirst()
  return Number(added.numInsertedOrUpdatedRows ?? 0) === 1
}

/** Names who answers for a metric; gives the row's id. */
export async function saveOwner(
  db: WriteHandle,
  row: Insertable<MetricsTables['metric_owners']>,
): Promise<string> {
  const { id } = await db
    .own<MetricsTables>()
    .insertInto('metric_owners')
    .values(row)
    .onConflict((conflict) =>
      conflict.column('metric').doUpdateSet(({ ref }) => ({
        person_id: ref('excluded.person_id'),
        set_at: ref('excluded.set_at'),
        set_by: ref('excluded.set_by'),
      })),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
