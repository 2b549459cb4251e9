import { sql } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { MasterList } from '../contract/master-data.ts'
import type { CustomersTables } from './customers.tables.ts'

/** One record to be written under its code. */
export interface MasterEntry {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly category: string | null
  readonly orgUnitId: string | null
  readonly active: boolean
}

/** Writes records, creating those whose code is new; gives back each with whether it was created. Unchanged ones are left out. */
export async function upsertMaster(
  db: WriteHandle,
  list: MasterList,
  { entries, at }: { entries: readonly MasterEntry[]; at: Date },
) {
  const table = sql.table(list)
  const result = await sql<{ id: string; code: string; created: boolean }>`
    insert into ${table} (id, code, name, category, org_unit_id, active, saved_at)
    select e.id, e.code, e.name, e.category, e."orgUnitId", e.active, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb)
      as e(id uuid, code text, name text, category text, "orgUnitId" uuid, active boolean)
    on conflict (code) do update set name = excluded.name, category = excluded.category, org_unit_id = excluded.org_unit_id,
      active = excluded.active, saved_at = excluded.saved_at
    where (${table}.name, ${table}.category, ${table}.org_unit_id, ${table}.active)
      is distinct from (excluded.name, excluded.category, excluded.org_unit_id, excluded.active)
    returning id, code, xmax = 0 as created
  `.execute(db.own<CustomersTables>())
  return result.rows
}

/** The id of a record that exists. */
export async function idOfCode(db: WriteHandle, list: MasterList, code: string): Promise<string> {
  const row = await db
    .own<CustomersTables>()
    .selectFrom(list)
    .select('id')
    .where('code', '=', code)
    .executeTakeFirstOrThrow()
  return row.id
}
