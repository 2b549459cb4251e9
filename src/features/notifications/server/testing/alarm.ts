import { randomUUID } from 'node:crypto'
import { alertOpened } from '#features/alerts/contract.ts'
import { rootUnit } from '#features/surveys/server/testing/invented-organisation.ts'
import type { TestHouse } from '#platform/server/testing/test-house.ts'

/** An alert opens that presses. */
export async function alarm(house: TestHouse, personId: string): Promise<void> {
  const [ruleId, alertId] = [randomUUID(), randomUUID()]
  const weight = { ruleId, watched: 'complaints' as const, colour: 'red' as const, deviation: 1, n: 90 }
  const dueAt = new Date(await house.house.now()).toISOString()
  const segment = {
    ...{ key: 'all', colour: 'red', value: 90, expected: 45, low: 30, high: 60, n: 90 },
    ...{ deviation: 1, absolute: false, from: '2026-08-26', to: '2026-08-26' },
  }
  await house.open.pool.query(
    `insert into alert_rules (id, name, watched, split, window_days, history_days, minimum_n, saved_at)
     values ($1, '投诉量', 'complaints', 'none', 1, 56, 30, now())`,
    [ruleId],
  )
  await house.open.pool.query(
    `insert into alerts (id, number, rule_id, rule_version, colour, unit_ids, covered, segments, worst, opened_at, due_at, judged_at)
     values ($1, $2, $3, 1, 'red', '{}', '{all}', $4, $4, now(), now(), now())`,
    [alertId, `AL-${alertId.slice(0, 5)}`, ruleId, JSON.stringify([segment])],
  )
  const facts = { ...weight, personIds: [personId], paged: false, dueAt }
  await house.arrange(async ({ emit }) => emit(alertOpened, { subject: alertId, unit: rootUnit, facts }))
  await house.settle()
}
