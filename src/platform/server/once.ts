import { createHash } from 'node:crypto'
import { Refusal } from '#platform/contract/refusal.ts'
import { type WriteHandle, writeHandleOn } from './database/handles.ts'
import type { Undertaking } from './house.ts'
import type { Transact } from './transaction.ts'

type KeyTables = {
  idempotency_keys: { caller: string; key: string; request_hash: string; reply: string | null; at: Date }
}

const callerOf = ({ actor, request }: Undertaking): string => `${actor.kind}:${actor.id ?? request.ip ?? ''}`

const hashOf = (request: string): string => createHash('sha256').update(request).digest('hex')

interface Remembered {
  readonly books: WriteHandle
  readonly now: number
  readonly undertaking: Undertaking
  readonly once: NonNullable<Undertaking['once']>
}

/** Answers a repeated request with its first reply; a key that comes back with another request is refused. */
async function remembered<T>(
  { books, now, undertaking, once }: Remembered,
  deed: () => Promise<T>,
): Promise<T> {
  const { key } = once
  const caller = callerOf(undertaking)
  const request_hash = hashOf(once.request)
  const db = books.own<KeyTables>()
  const fresh = await db
    .insertInto('idempotency_keys')
    .values({ caller, key, request_hash, reply: null, at: new Date(now) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst()
  if (fresh === undefined) {
    const own = db.selectFrom('idempotency_keys').where('caller', '=', caller).where('key', '=', key)
    const first = await own.selectAll().executeTakeFirstOrThrow()
    if (first.request_hash !== request_hash) throw new Refusal('platform.idempotencyMismatch', 'conflict')
    if (first.reply === null) throw new Refusal('platform.alreadyDone', 'conflict')
    return first.reply as T
  }
  const reply = await deed()
  const kept = once.kept === undefined ? reply : once.kept(reply)
  await db
    .updateTable('idempotency_keys')
    .set({ reply: kept === null ? null : JSON.stringify(kept) })
    .where('caller', '=', caller)
    .where('key', '=', key)
    .execute()
  return reply
}

/** Makes undertakings that carry an Idempotency-Key happen once: the key commits with what was done under it. */
export function rememberKeys(transact: Transact): Transact {
  return (undertaking, work) => {
    const { once } = undertaking
    if (once === undefined) return transact(undertaking, work)
    return transact(undertaking, (context, client, said) => {
      // Remembering the key is no change of the deed's: a deed that had nothing to do needs no event.
      const books = writeHandleOn(client, () => undefined)
      return remembered({ books, now: context.now, undertaking, once }, () => work(context, client, said))
    })
  }
}
