import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { OrganisationTables } from '../organisation.tables.ts'

export interface OrganisationRow {
  readonly id: string
  readonly name: string
  readonly industry: string
  readonly time_zone: string
  /** How many minutes after midnight the days of figures begin. */
  readonly day_begins: number
  readonly default_locale: 'zh-CN' | 'en'
}

/** The organisation, or undefined before set-up. */
export async function theOrganisation(db: ReadHandle): Promise<OrganisationRow | undefined> {
  return db
    .tables<OrganisationTables>()
    .selectFrom('organisations')
    .select(['id', 'name', 'industry', 'time_zone', 'day_begins', 'default_locale'])
    .executeTakeFirst()
}
