import type { CustomersTables } from '#features/customers/server/customers.tables.ts'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import type { TaxonomyTables } from '#features/taxonomy/server/taxonomy.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { MarkSplit, Split } from '../domain/codes.ts'

export interface Texts {
  readonly 'zh-CN': string
  readonly en: string
}

/** Parts with one name in whatever language. */
const plainly = { unit: 'org_units', agent: 'people', touchpoint: 'touchpoints' } as const
const isPlain = (by: Split): by is keyof typeof plainly => by in plainly

/** What units, labels, people or touchpoints are called; codes have words of their own. */
export async function namesOf(
  read: ReadHandle,
  by: Split,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Texts>> {
  if (keys.length === 0) return new Map()
  const tables = read.tables<StaffTables & TaxonomyTables & CustomersTables>()
  if (isPlain(by)) {
    const rows = await tables
      .selectFrom(plainly[by])
      .select(['id', 'name'])
      .where('id', 'in', [...keys])
      .execute()
    return new Map(rows.map(({ id, name }) => [id, { 'zh-CN': name, en: name }]))
  }
  if (by !== 'label') return new Map()
  const rows = await tables
    .selectFrom('labels')
    .select(['id', 'name_zh', 'name_en'])
    .where('id', 'in', [...keys])
    .execute()
  return new Map(rows.map((row) => [row.id, { 'zh-CN': row.name_zh, en: row.name_en ?? row.name_zh }]))
}

/** What the segments of marks are called that have names of their own. */
export async function namesOfSegments(
  read: ReadHandle,
  marks: readonly { readonly split: MarkSplit | null; readonly segment: string | null }[],
): Promise<ReadonlyMap<string, Texts>> {
  const names = new Map<string, Texts>()
  for (const by of ['label', 'agent', 'touchpoint'] as const) {
    const keys = marks.flatMap(({ split, segment }) => (split === by && segment !== null ? [segment] : []))
    for (const [key, name] of await namesOf(read, by, keys)) names.set(key, name)
  }
  return names
}

/** What people are called. */
export async function peopleNamed(
  read: ReadHandle,
  ids: readonly (string | null)[],
): Promise<(id: string | null) => { id: string; name: string | null } | null> {
  const known = ids.filter((id) => id !== null)
  const rows =
    known.length === 0
      ? []
      : await read
          .tables<StaffTables>()
          .selectFrom('people')
          .select(['id', 'name'])
          .where('id', 'in', known)
          .execute()
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return (id) => (id === null ? null : { id, name: names.get(id) ?? null })
}
