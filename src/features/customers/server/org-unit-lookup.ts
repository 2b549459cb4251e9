import { sql } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { CustomersTables } from './customers.tables.ts'

/** Org units in use, by their code. */
export async function unitIdsByCode(db: WriteHandle, codes: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; code: string }>`
    select id, code from org_units where code = any(${codes}::text[]) and archived_at is null
  `.execute(db.own<CustomersTables>())
  return new Map(rows.map(({ id, code }) => [code, id]))
}

/** Whether an org unit exists and is in use. */
export async function unitExists(db: WriteHandle, unitId: string): Promise<boolean> {
  const { rows } =
    await sql`select 1 from org_units where id = ${unitId}::uuid and archived_at is null`.execute(
      db.own<CustomersTables>(),
    )
  return rows.length > 0
}
