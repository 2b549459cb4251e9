import { theOrganisation } from '#features/organisation/server/public/profile.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { defaultRule, type Rule } from '../domain/levels.ts'
import type { CallbacksTables } from './callbacks.tables.ts'

/** The rule that stands. */
export async function ruleOf(db: ReadHandle): Promise<Rule> {
  const row = await db
    .tables<CallbacksTables>()
    .selectFrom('callback_rule')
    .select(['inspection_share', 'inspection_hours', 'supervision_hours'])
    .executeTakeFirst()
  if (row === undefined) return defaultRule
  return {
    // A real number comes back with the digits of a double.
    inspectionShare: Math.round(row.inspection_share * 1000) / 1000,
    inspectionHours: row.inspection_hours,
    supervisionHours: row.supervision_hours,
  }
}

/** The organisation whose rule it is. Refuses `callbacks.noOrganisation`. */
export async function organisationOfRule(db: ReadHandle): Promise<string> {
  const organisation = await theOrganisation(db)
  if (organisation === undefined) throw new Refusal('callbacks.noOrganisation', 'conflict')
  return organisation.id
}
