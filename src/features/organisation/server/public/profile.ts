import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { OrganisationTables } from '../organisation.tables.ts'

export interface OrganisationRow {
  readonly id: string
  readonly name: string
  readonly industry: string
  readonly time_zone: string
  readonly default_locale: 'zh-CN' | 'en'
}

/** The organisation, or undefined before set-up. */
export async function theOrganisation(db: ReadHandle): Promise<OrganisationRow | undefined> {
  return db
    .tables<OrganisationTables>()
    .selectFrom('organisations')
    .select(['id', 'name', 'industry', 'time_zone', 'default_locale'])
    .executeTakeFirst()
}
