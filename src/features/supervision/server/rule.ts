import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Rule } from '../domain/causes.ts'
import type { SupervisionTables } from './supervision.tables.ts'

/** What comes under supervision by itself, and how long things take. */
export async function ruleOf(db: ReadHandle): Promise<Rule> {
  const row = await db
    .tables<SupervisionTables>()
    .selectFrom('supervision_rule')
    .selectAll()
    .executeTakeFirstOrThrow()
  return {
    causes: row.causes,
    obligations: row.obligations,
    risks: row.risks,
    reopenings: row.reopenings,
    answerHours: row.answer_hours,
    escalateHours: row.escalate_hours,
    appealDays: row.appeal_days,
  }
}
