import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { SignInTables } from '../sign-in.tables.ts'

/** Whether any API key, revoked ones included, was made with this role. */
export async function hasKeyWithRole(db: ReadHandle, roleId: string): Promise<boolean> {
  const row = await db
    .tables<SignInTables>()
    .selectFrom('api_keys')
    .select('id')
    .where('role_id', '=', roleId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
