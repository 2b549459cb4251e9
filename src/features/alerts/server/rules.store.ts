import type { Insertable, Updateable } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { AlertsTables, BackTestResult, RuleRow } from './alerts.tables.ts'

const own = (db: WriteHandle) => db.own<AlertsTables>()

/** A rule as it stands. */
export type StoredRule = RuleRow

export async function insertRule(
  db: WriteHandle,
  rule: Insertable<AlertsTables['alert_rules']>,
): Promise<void> {
  await own(db).insertInto('alert_rules').values(rule).execute()
  await keepVersion(db, rule.id)
}

const versioned = [
  'version',
  'watched',
  'metric',
  'formula_version',
  'split',
  'unit_id',
  'goal',
  'goals_set',
  'window_days',
  'history_days',
] as const

/** Keeps what a rule watches in the version that it has now. */
async function keepVersion(db: WriteHandle, ruleId: string): Promise<void> {
  await own(db)
    .insertInto('alert_rule_versions')
    .columns(['rule_id', ...versioned])
    .expression((eb) =>
      eb
        .selectFrom('alert_rules')
        .select(['id', ...versioned])
        .where('id', '=', ruleId),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** A rule that was not removed, kept from changing. */
export function lockRule(db: WriteHandle, ruleId: string): Promise<RuleRow | undefined> {
  return own(db)
    .selectFrom('alert_rules')
    .selectAll()
    .where('id', '=', ruleId)
    .where('removed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
}

export async function updateRule(
  db: WriteHandle,
  ruleId: string,
  change: Updateable<AlertsTables['alert_rules']>,
): Promise<void> {
  await own(db).updateTable('alert_rules').set(change).where('id', '=', ruleId).execute()
  await keepVersion(db, ruleId)
}

export async function insertBackTest(
  db: WriteHandle,
  row: Insertable<AlertsTables['alert_back_tests']>,
): Promise<void> {
  await own(db).insertInto('alert_back_tests').values(row).execute()
  await own(db)
    .deleteFrom('alert_back_tests')
    .where('rule_id', '=', row.rule_id)
    .where('id', '<>', row.id)
    .execute()
}

/** Tells how far a back-test is. */
export async function saveProgress(db: WriteHandle, backTestId: string, percent: number): Promise<void> {
  await own(db)
    .updateTable('alert_back_tests')
    .set({ state: 'running', percent })
    .where('id', '=', backTestId)
    .execute()
}

/** Keeps what a back-test found, or that it failed; tells whether anybody still waits for it. */
export async function endBackTest(
  db: WriteHandle,
  backTestId: string,
  found: BackTestResult | null,
): Promise<boolean> {
  const ended = await own(db)
    .updateTable('alert_back_tests')
    .set(
      found === null
        ? { state: 'failed' as const }
        : { state: 'done' as const, percent: 100, result: JSON.stringify(found) },
    )
    .where('id', '=', backTestId)
    .executeTakeFirst()
  return ended.numUpdatedRows > 0n
}

export async function insertMark(
  db: WriteHandle,
  mark: Insertable<AlertsTables['alert_marks']>,
): Promise<void> {
  await own(db).insertInto('alert_marks').values(mark).execute()
}

export async function deleteMark(db: WriteHandle, markId: string) {
  return own(db)
    .deleteFrom('alert_marks')
    .where('id', '=', markId)
    .returning(['kind', 'effect'])
    .executeTakeFirst()
}
