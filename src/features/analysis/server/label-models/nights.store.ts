import type { Insertable } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { NightRule } from '../../domain/nights.ts'
import type { AnalysisTables } from '../analysis.tables.ts'

/** Notes what was decided at night. */
export async function insertNight(
  db: WriteHandle,
  night: Insertable<AnalysisTables['label_nights']>,
): Promise<void> {
  await db.own<AnalysisTables>().insertInto('label_nights').values(night).execute()
}

/** Says when labels are learnt by themselves. */
export async function saveNightRule(
  db: WriteHandle,
  { hour, atLeast }: NightRule,
  said: { readonly at: Date; readonly by: string | null },
): Promise<void> {
  const row = { hour, at_least: atLeast, set_at: said.at, set_by: said.by }
  await db
    .own<AnalysisTables>()
    .insertInto('nightly_learning')
    .values(row)
    .onConflict((conflict) => conflict.column('only_one').doUpdateSet(row))
    .execute()
}
