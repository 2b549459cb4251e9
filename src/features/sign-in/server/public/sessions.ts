import type { FactsOf } from '#platform/contract/event.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { signedIn, signedOut } from '../../contract.ts'
import { deleteSessions, insertSession } from '../sessions.store.ts'
import { forgetActor } from './actor.ts'
import { hashedSecret } from './hashes.ts'

/** A fresh session and the token that its cookie carries; only the token's hash is kept. */
export interface FreshSession {
  readonly sessionId: string
  readonly token: string
}

/** Signs a person in. Whether they have proved who they are is for the caller to ask. */
export async function beginSession(
  context: CommandContext,
  { personId, how }: { personId: string; how: FactsOf<typeof signedIn>['how'] },
): Promise<FreshSession> {
  const { db, now, request } = context
  const token = context.newSecret()
  const sessionId = context.newId()
  const { ip, userAgent } = request
  await insertSession(db, { id: sessionId, tokenHash: hashedSecret(token), personId, ip, userAgent }, now)
  context.emit(signedIn, { subject: personId, facts: { how } })
  return { sessionId, token }
}

/** Ends a person's sessions (all, all but one, or one) at once in this process and within seconds in others. */
export async function endSessions(
  context: CommandContext,
  which: {
    personId: string
    how: FactsOf<typeof signedOut>['how']
    sessionId?: string
    exceptId?: string | null
  },
): Promise<void> {
  const { personId, how } = which
  const sessions = await deleteSessions(context.db, which)
  forgetActor(personId)
  if (sessions > 0) context.emit(signedOut, { subject: personId, facts: { how, sessions } })
}
