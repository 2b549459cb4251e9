import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import { query } from '#platform/server/command.ts'
import { listKeys } from '../contract.ts'
import type { SignInTables } from './sign-in.tables.ts'

export const keyList = query(listKeys, async ({ read }) => {
  const rows = await read
    .tables<SignInTables & StaffTables>()
    .selectFrom('api_keys as key')
    .leftJoin('people as maker', 'maker.id', 'key.made_by')
    .selectAll('key')
    .select('maker.name as made_by_name')
    .orderBy('key.made_at', 'desc')
    .execute()
  const items = rows.map((row) => ({
    id: row.id,
    name: row.name,
    hint: row.hint,
    roleId: row.role_id,
    orgUnitId: row.org_unit_id,
    madeAt: row.made_at.toISOString(),
    madeBy: row.made_by_name,
    expiresAt: row.expires_at?.toISOString() ?? null,
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
  }))
  return { items }
})
