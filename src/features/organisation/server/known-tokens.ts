import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { OrganisationTables } from './organisation.tables.ts'

export async function isSetUpToken(db: ReadHandle, tokenHash: string): Promise<boolean> {
  const row = await db
    .tables<OrganisationTables>()
    .selectFrom('set_up_tokens')
    .select('token_hash')
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  return row !== undefined
}
