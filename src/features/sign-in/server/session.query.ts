import { Refusal } from '#platform/contract/refusal.ts'
import { query } from '#platform/server/command.ts'
import { currentSession, listSessions } from '../contract.ts'
import { sessionIdle } from '../domain/lifetimes.ts'
import { sessionOf } from './public/actor.ts'
import { sessionReply } from './public/session-reply.ts'
import type { SignInTables } from './sign-in.tables.ts'

export const whoAmI = query(currentSession, async ({ read, actor }) => {
  if (actor.kind !== 'person' || actor.id === null) throw new Refusal('platform.notSignedIn', 'unidentified')
  return sessionReply(read, { personId: actor.id, sessionId: sessionOf(actor) })
})

export const ownSessions = query(listSessions, async ({ read, actor, now }) => {
  const rows = await read
    .tables<SignInTables>()
    .selectFrom('sessions')
    .selectAll()
    .where('person_id', '=', actor.id)
    .where('expires_at', '>', new Date(now))
    .where('last_seen_at', '>', new Date(now - sessionIdle))
    .orderBy('last_seen_at', 'desc')
    .execute()
  const items = rows.map((row) => ({
    id: row.id,
    startedAt: row.started_at.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    ip: row.ip,
    userAgent: row.user_agent,
    current: row.id === sessionOf(actor),
  }))
  return { items }
})
