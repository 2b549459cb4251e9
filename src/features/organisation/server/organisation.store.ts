import { sql } from 'kysely'
import type { ReadHandle, WriteHandle } from '#platform/server/database/handles.ts'
import type { OrganisationTables } from './organisation.tables.ts'

/** Tokens stay good side by side, because several processes may start on one database; older ones go. */
const mostTokens = 5

export interface OrganisationRow {
  readonly id: string
  readonly name: string
  readonly industry: string
  readonly time_zone: string
  readonly default_locale: 'zh-CN' | 'en'
}

/** Set-up happens once: whoever comes second waits, and then finds it done. */
export async function lockSetUp(db: WriteHandle): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('organisation.set_up'))`.execute(
    db.own<OrganisationTables>(),
  )
}

export async function theOrganisation(db: ReadHandle): Promise<OrganisationRow | undefined> {
  return db
    .tables<OrganisationTables>()
    .selectFrom('organisations')
    .select(['id', 'name', 'industry', 'time_zone', 'default_locale'])
    .executeTakeFirst()
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

export async function isToken(db: ReadHandle, tokenHash: string): Promise<boolean> {
  const row = await db
    .tables<OrganisationTables>()
    .selectFrom('set_up_tokens')
    .select('token_hash')
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  return row !== undefined
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
