import type { OrganisationTables } from '#features/organisation/server/organisation.tables.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { readGroupEventRule } from '../contract/reading.ts'
import { ruleOf } from './rule.ts'

export const standingRule = query(readGroupEventRule, ({ read }) => ruleOf(read))

/** The organisation whose rule it is; null while there is none. */
export async function organisationOfRule(db: ReadHandle): Promise<string | null> {
  const row = await db
    .tables<OrganisationTables>()
    .selectFrom('organisations')
    .select('id')
    .executeTakeFirst()
  return row?.id ?? null
}
