import { Refusal } from '#platform/contract/refusal.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { defaultRule, type Rule } from '../domain/rule.ts'
import type { GroupEventsTables } from './group-events.tables.ts'
import { organisationId } from './organisation.query.ts'

/** The rule that stands. */
export async function ruleOf(db: ReadHandle): Promise<Rule> {
  const row = await db
    .tables<GroupEventsTables>()
    .selectFrom('group_event_rule')
    .select(['voices', 'customers', 'hours', 'likeness', 'place'])
    .executeTakeFirst()
  // A real number comes back with the digits of a double.
  return row === undefined ? defaultRule : { ...row, likeness: Math.round(row.likeness * 100) / 100 }
}

/** The organisation whose rule it is. Refuses `group-events.noOrganisation`. */
export async function organisationOfRule(db: ReadHandle): Promise<string> {
  const id = await organisationId(db)
  if (id === null) throw new Refusal('group-events.noOrganisation', 'conflict')
  return id
}
