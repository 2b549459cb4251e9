import { sql } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import { accountWindowSeconds, addressWindowSeconds, forgivenPerAddress } from '../domain/lock-out.ts'
import type { SignInTables } from './sign-in.tables.ts'

/** Guesses at one account queue up, so that each sees the failures before it. */
export async function lockAccount(db: WriteHandle, accountKey: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`sign-in ${accountKey}`}, 0))`.execute(
    db.own<SignInTables>(),
  )
}

/** Failures in a row at an account within the window, and the time of the latest. */
export async function accountFailures(db: WriteHandle, accountKey: string, now: number) {
  const { rows } = await sql<{ n: number; latest: Date | null }>`
    select count(*) as n, max(at) as latest from sign_in_attempts
    where account_key = ${accountKey} and not succeeded and at > ${new Date(now - accountWindowSeconds * 1000)}
      and at > coalesce((select max(at) from sign_in_attempts
                         where account_key = ${accountKey} and succeeded), '-infinity')`.execute(
    db.own<SignInTables>(),
  )
  return { failures: rows[0]?.n ?? 0, latest: rows[0]?.latest?.getTime() ?? 0 }
}

/** The latest failures from one address within the window, as many as matter. */
export async function addressFailures(db: WriteHandle, ip: string, now: number) {
  const rows = await db
    .own<SignInTables>()
    .selectFrom('sign_in_attempts')
    .select('at')
    .where('ip', '=', ip)
    .where('succeeded', '=', false)
    .where('at', '>', new Date(now - addressWindowSeconds * 1000))
    .orderBy('at', 'desc')
    .limit(forgivenPerAddress)
    .execute()
  return { failures: rows.length, oldest: rows.at(-1)?.at.getTime() ?? 0 }
}

export async function insertAttempt(
  db: WriteHandle,
  attempt: { id: string; accountKey: string; ip: string | null },
  now: number,
): Promise<void> {
  const { id, accountKey, ip } = attempt
  await db
    .own<SignInTables>()
    .insertInto('sign_in_attempts')
    .values({ id, account_key: accountKey, ip, at: new Date(now) })
    .execute()
}

export async function markSucceeded(db: WriteHandle, attemptId: string): Promise<void> {
  await db
    .own<SignInTables>()
    .updateTable('sign_in_attempts')
    .set({ succeeded: true })
    .where('id', '=', attemptId)
    .execute()
}

/** Clears an account's failures: an administrator's link has let the person in. */
export async function forgetFailures(db: WriteHandle, accountKeys: readonly string[]): Promise<void> {
  if (accountKeys.length === 0) return
  await db
    .own<SignInTables>()
    .deleteFrom('sign_in_attempts')
    .where('account_key', 'in', [...accountKeys])
    .execute()
}

/** Throws away what no rule looks at any more. */
export async function deleteOldRows(db: WriteHandle, now: number): Promise<void> {
  const own = db.own<SignInTables>()
  await own
    .deleteFrom('sign_in_attempts')
    .where('at', '<', new Date(now - 24 * 3_600_000))
    .execute()
  await own.deleteFrom('sessions').where('expires_at', '<', new Date(now)).execute()
  await own
    .deleteFrom('one_time_links')
    .where('expires_at', '<', new Date(now - 30 * 24 * 3_600_000))
    .execute()
}
