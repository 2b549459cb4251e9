import { sql } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { OrganisationTables } from './organisation.tables.ts'
import type { OrganisationRow } from './public/profile.ts'

/** Tokens stay good side by side, because several processes may start on one database; older ones go. */
const mostTokens = 5

/** Set-up happens once: whoever comes second waits, and then finds it done. */
export async function lockSetUp(db: WriteHandle): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('organisation.set_up'))`.execute(
    db.own<OrganisationTables>(),
  )
}

export async function insertToken(db: WriteHandle, tokenHash: string, now: number): Promise<void> {
  const own = db.own<OrganisationTables>()
  await own
    .insertInto('set_up_tokens')
    .values({ token_hash: tokenHash, made_at: new Date(now) })
    .execute()
  const kept = own
    .selectFrom('set_up_tokens')
    .select('token_hash')
    .orderBy('made_at', 'desc')
    .limit(mostTokens)
  await own.deleteFrom('set_up_tokens').where('token_hash', 'not in', kept).execute()
}

/** Creates the organisation and throws the set-up tokens away. */
export async function insertOrganisation(db: WriteHandle, row: OrganisationRow, now: number): Promise<void> {
  const own = db.own<OrganisationTables>()
  await own
    .insertInto('organisations')
    .values({ ...row, set_up_at: new Date(now) })
    .execute()
  await own.deleteFrom('set_up_tokens').execute()
}

export async function updateOrganisation(
  db: WriteHandle,
  change: Partial<Omit<OrganisationRow, 'id'>>,
): Promise<void> {
  await db.own<OrganisationTables>().updateTable('organisations').set(change).execute()
}
