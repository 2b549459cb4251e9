import { sql } from 'kysely'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'

/** Looks up a person by id; null for Huixiang itself, the customer and people no longer known. */
export type PersonNames = (personId: string | null) => { id: string; name: string } | null

export async function namesOfPeople(read: ReadHandle, ids: readonly string[]): Promise<PersonNames> {
  if (ids.length === 0) return () => null
  const rows = await read
    .tables<StaffTables>()
    .selectFrom('people')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  const known = new Map(rows.map((row) => [row.id, row]))
  return (personId) => (personId === null ? null : (known.get(personId) ?? null))
}

/** Names of whatever a timeline mentions by id: people, units, labels, dispatch rules. */
export async function namesOfThings(read: ReadHandle, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, { zh: string; en: string }>()
  const wanted = [...new Set(ids)]
  const rows = await read
    .tables<{ named: { id: string; zh: string; en: string } }>()
    .selectFrom(
      sql<{ id: string; zh: string; en: string }>`(
        select id, name as zh, name as en from people where id = any(${wanted}::uuid[])
        union all select id, name, name from org_units where id = any(${wanted}::uuid[])
        union all select id, name_zh, name_en from labels where id = any(${wanted}::uuid[])
        union all select id, name, name from dispatch_rules where id = any(${wanted}::uuid[]))`.as('named'),
    )
    .selectAll()
    .execute()
  return new Map(rows.map(({ id, zh, en }) => [id, { zh, en: en ?? zh }]))
}
