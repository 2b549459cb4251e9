import { sql } from 'kysely'
import type { CustomField } from '#features/organisation/domain/custom-values.ts'
import type { OrganisationTables } from '#features/organisation/server/organisation.tables.ts'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'

/** What the organisation lays down for voices. */
export interface Grounds {
  /** Where voices belong that name no unit; null before set-up. */
  readonly rootId: string | null
  /** The fields it added to voices, those in use, in their order. */
  readonly fields: readonly CustomField[]
}

type Row = { root_id: string | null } & (CustomField | { [Key in keyof CustomField]: null })

/** Asks it in one statement: it is asked before every voice. */
export async function groundsOf(db: ReadHandle): Promise<Grounds> {
  const { rows } = await sql<Row>`
    select root.id as root_id, f.key, f.kind, f.options, f.required, f.active
    from (select (select id from org_units where parent_id is null limit 1) as id) root
    left join custom_fields f on f.entity = 'feedback' and f.active
    order by f.position
  `.execute(db.tables<OrganisationTables & StaffTables>() as never)
  return {
    rootId: rows[0]?.root_id ?? null,
    fields: rows.filter((row): row is Row & CustomField => row.key !== null),
  }
}
