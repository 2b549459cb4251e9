import { sql } from 'kysely'
import type { CustomersTables } from '#features/customers/server/customers.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'

/** The org units of outlets by what shops call them: a code, or a name that one outlet alone has. */
export async function unitsOfOutlets(
  read: ReadHandle,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(names)]
  if (wanted.length === 0) return new Map()
  const { rows } = await sql<{ name: string; unit: string }>`
    select wanted.name, coalesce(
      (select org_unit_id from outlets where code = wanted.name),
      (select min(org_unit_id::text)::uuid from outlets where name = wanted.name having count(*) = 1)) as unit
    from unnest(${wanted}::text[]) as wanted(name)
  `.execute(read.tables<CustomersTables>() as never)
  return new Map(rows.filter(({ unit }) => unit !== null).map(({ name, unit }) => [name, unit]))
}
