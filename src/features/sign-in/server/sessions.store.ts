import type { ReadHandle, WriteHandle } from '#platform/server/database/handles.ts'
import { sessionLongest } from '../domain/lifetimes.ts'
import type { SignInTables } from './sign-in.tables.ts'

export interface NewSession {
  readonly id: string
  readonly tokenHash: string
  readonly personId: string
  readonly ip: string | null
  readonly userAgent: string | null
}

export async function insertSession(db: WriteHandle, session: NewSession, now: number): Promise<void> {
  await db
    .own<SignInTables>()
    .insertInto('sessions')
    .values({
      id: session.id,
      token_hash: session.tokenHash,
      person_id: session.personId,
      started_at: new Date(now),
      last_seen_at: new Date(now),
      expires_at: new Date(now + sessionLongest),
      ip: session.ip,
      user_agent: session.userAgent?.slice(0, 300) ?? null,
    })
    .execute()
}

/** Ends a person's sessions, but one if so asked; returns how many ended. */
export async function deleteSessions(
  db: WriteHandle,
  which: { personId: string; sessionId?: string; exceptId?: string | null },
): Promise<number> {
  let gone = db.own<SignInTables>().deleteFrom('sessions').where('person_id', '=', which.personId)
  if (which.sessionId !== undefined) gone = gone.where('id', '=', which.sessionId)
  if (which.exceptId) gone = gone.where('id', '!=', which.exceptId)
  const { numDeletedRows } = await gone.executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

export async function setCredentials(
  db: WriteHandle,
  { personId, passwordHash }: { personId: string; passwordHash: string },
  now: number,
): Promise<void> {
  const fresh = { password_hash: passwordHash, set_at: new Date(now) }
  await db
    .own<SignInTables>()
    .insertInto('credentials')
    .values({ person_id: personId, ...fresh })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(fresh))
    .execute()
}

/** Forgets a person's password. */
export async function deleteCredentials(db: WriteHandle, personId: string): Promise<void> {
  await db.own<SignInTables>().deleteFrom('credentials').where('person_id', '=', personId).execute()
}

export async function passwordHashOf(db: ReadHandle, personId: string): Promise<string | null> {
  const row = await db
    .tables<SignInTables>()
    .selectFrom('credentials')
    .select('password_hash')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row?.password_hash ?? null
}

/** Notes when sessions and keys were last used, many in one go. */
export async function writeSeen(
  db: WriteHandle,
  seen: { sessions: readonly string[]; keys: readonly string[] },
  now: number,
): Promise<void> {
  const own = db.own<SignInTables>()
  const at = new Date(now)
  const { sessions, keys } = seen
  if (sessions.length > 0) {
    await own
      .updateTable('sessions')
      .set({ last_seen_at: at })
      .where('id', 'in', [...sessions])
      .execute()
  }
  if (keys.length > 0) {
    await own
      .updateTable('api_keys')
      .set({ last_used_at: at })
      .where('id', 'in', [...keys])
      .execute()
  }
}
