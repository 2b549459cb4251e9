import { grantsOf, grantsOfRoleAt } from '#features/staff/server/public/grants.ts'
import type { Actor } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { findKey, findSession } from '../credentials.query.ts'
import { sessionCookie } from './cookie.ts'
import { hashedSecret } from './hashes.ts'

/** A person or key with the session they came by; keys have none. */
export interface SignedInActor extends Actor {
  readonly sessionId: string | null
}

/** How long a process may believe what it knows of a session or key. */
const believedFor = 5000
const mostRemembered = 20_000

interface Remembered {
  readonly actor: SignedInActor | null
  readonly until: number
}

/** What one process remembers of credentials it has looked up, and which of them were in use. */
class Acquaintances {
  readonly known = new Map<string, Remembered>()
  readonly seenSessions = new Set<string>()
  readonly seenKeys = new Set<string>()
}

// By read handle, so that two houses in one process (tests) do not believe each other.
const houses = new WeakMap<ReadHandle, Acquaintances>()
const open = new Set<WeakRef<Acquaintances>>()

export function acquaintancesOf(read: ReadHandle): Acquaintances {
  let acquaintances = houses.get(read)
  if (acquaintances === undefined) {
    acquaintances = new Acquaintances()
    houses.set(read, acquaintances)
    open.add(new WeakRef(acquaintances))
  }
  return acquaintances
}

/** Forgets a person or key at once: a session ended, a password changed, a key was revoked. */
export function forgetActor(id: string): void {
  for (const reference of open) {
    const known = reference.deref()?.known
    if (known === undefined) open.delete(reference)
    for (const [key, { actor }] of known ?? []) if (actor?.id === id) known?.delete(key)
  }
}

function cookieValue(header: string | undefined): string | undefined {
  for (const part of header?.split(';') ?? []) {
    const [name, value] = part.split('=')
    if (name?.trim() === sessionCookie) return value?.trim()
  }
  return undefined
}

/**
 * Who is asking: the person of the session cookie, or the key of `Authorization: Bearer hx_…`, which wins when both come.
 * Null when the credentials are not, or no longer, good. Believed for at most 5 s.
 */
export async function resolveActor(
  read: ReadHandle,
  { cookie, authorization }: { cookie?: string | undefined; authorization?: string | undefined },
): Promise<SignedInActor | null> {
  const key = authorization?.match(/^Bearer (hx_[\w-]{20,100})$/i)?.[1]
  if (authorization !== undefined && key === undefined) return null
  const secret = key ?? cookieValue(cookie)
  if (secret === undefined) return null
  const acquaintances = acquaintancesOf(read)
  const hash = hashedSecret(secret)
  const remembered = acquaintances.known.get(hash)
  if (remembered !== undefined && remembered.until > performance.now()) return remembered.actor
  const actor = await (key === undefined ? actorOfSession(read, hash) : actorOfKey(read, hash))
  if (acquaintances.known.size >= mostRemembered) acquaintances.known.clear()
  acquaintances.known.set(hash, { actor, until: performance.now() + believedFor })
  return actor
}

async function actorOfSession(read: ReadHandle, hash: string): Promise<SignedInActor | null> {
  const session = await findSession(read, hash)
  if (session === undefined) return null
  if (session.stale) acquaintancesOf(read).seenSessions.add(session.id)
  const grants = await grantsOf(read, session.personId)
  return { kind: 'person', id: session.personId, grants, sessionId: session.id }
}

async function actorOfKey(read: ReadHandle, hash: string): Promise<SignedInActor | null> {
  const key = await findKey(read, hash)
  if (key === undefined) return null
  if (key.stale) acquaintancesOf(read).seenKeys.add(key.id)
  const grants = await grantsOfRoleAt(read, key.roleId, key.orgUnitId)
  return { kind: 'key', id: key.id, grants, sessionId: null }
}

/** The session an actor came by, where there is one. */
export function sessionOf(actor: Actor): string | null {
  return 'sessionId' in actor ? ((actor as SignedInActor).sessionId ?? null) : null
}
