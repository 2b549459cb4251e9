import { createHash } from 'node:crypto'
import { Refusal } from '#platform/contract/refusal.ts'
import { type Actor, may, mayEverywhere } from './actor.ts'
import type { CommandHandler, Handler, QueryHandler } from './command.ts'
import { type ReadHandle, type WriteHandle, writeHandleOn } from './database/handles.ts'
import type { House } from './house.ts'
import { isUuid } from './ids.ts'
import type { Transact } from './transaction.ts'

type Call = Parameters<House['handle']>[1]

function allow(handler: Handler, actor: Actor): void {
  const { access, reach } = handler.endpoint
  if (typeof access === 'object' && 'anyone' in access) return
  if (actor.kind === 'visitor') throw new Refusal('platform.notSignedIn', 'unidentified')
  if (typeof access !== 'string') return
  if (!may(actor, access) || (reach === 'all' && !mayEverywhere(actor, access)))
    throw new Refusal('platform.forbidden', 'forbidden', { permission: access })
}

const namesIn = (path: string): string[] =>
  [...path.matchAll(/:([A-Za-z]+)/g)].map((match) => match[1] as string)

function parse(handler: Handler, raw: unknown): object {
  const given = (raw ?? {}) as Record<string, unknown>
  const params: Record<string, string> = {}
  for (const name of namesIn(handler.endpoint.path)) {
    const value = String(given[name])
    if (name.endsWith('Id') && !isUuid(value)) throw new Refusal('platform.notFound', 'missing')
    params[name] = value
  }
  const parsed = handler.endpoint.input.safeParse(given)
  if (parsed.success) return { ...(parsed.data as object), ...params }
  const issues = parsed.error.issues.map(({ path, code, message }) => ({
    path: path.join('.'),
    code,
    message,
  }))
  throw new Refusal('platform.badInput', 'invalid', { issues })
}

const callerOf = (call: Call): string => `${call.actor.kind}:${call.actor.id ?? call.request.ip ?? ''}`

/** Answers a repeated request with its first reply; a key that comes back with another request is refused. */
async function once(
  { books, now }: { books: WriteHandle; now: number },
  { call, handler, key }: { call: Call; handler: CommandHandler; key: string },
  deed: () => Promise<unknown>,
) {
  const hash = createHash('sha256')
    .update(`${handler.endpoint.method} ${handler.endpoint.path} ${JSON.stringify(call.input)}`)
    .digest('hex')
  const db = books.own<{
    idempotency_keys: { caller: string; key: string; request_hash: string; reply: string | null; at: Date }
  }>()
  const fresh = await db
    .insertInto('idempotency_keys')
    .values({ caller: callerOf(call), key, request_hash: hash, reply: null, at: new Date(now) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst()
  const own = db.selectFrom('idempotency_keys').where('caller', '=', callerOf(call)).where('key', '=', key)
  if (fresh === undefined) {
    const first = await own.selectAll().executeTakeFirstOrThrow()
    if (first.request_hash !== hash) throw new Refusal('platform.idempotencyMismatch', 'conflict')
    if (first.reply === null) throw new Refusal('platform.alreadyDone', 'conflict')
    return first.reply as unknown
  }
  const reply = await deed()
  const kept = handler.endpoint.kept === undefined ? reply : handler.endpoint.kept(reply)
  await db
    .updateTable('idempotency_keys')
    .set({ reply: kept === null ? null : JSON.stringify(kept) })
    .where('caller', '=', callerOf(call))
    .where('key', '=', key)
    .execute()
  return reply
}

/** Builds the door every call goes through: access, parse, transaction or read, reply. */
export function openDoor(parts: {
  read: ReadHandle
  now: () => Promise<number>
  transact: Transact
  checkReplies: boolean
}): House['handle'] {
  const write = async (handler: CommandHandler, call: Call, input: object) => {
    const { quiet } = handler.endpoint
    const key = handler.endpoint.method === 'POST' ? call.idempotencyKey : undefined
    const { actor, request } = call
    return parts.transact(
      { actor, request, ...(quiet === undefined ? {} : { quiet }) },
      async (context, client) => {
        const deed = () => handler.run(context, input as never)
        if (key === undefined) return deed()
        // Remembering the key is no change of the deed's: a deed that had nothing to do needs no event.
        const books = writeHandleOn(client, () => undefined)
        return once({ books, now: context.now }, { call, handler, key }, deed)
      },
    )
  }
  return async (handler, call) => {
    allow(handler, call.actor)
    const input = parse(handler, call.input)
    const reply =
      handler.endpoint.kind === 'write'
        ? await write(handler as CommandHandler, call, input)
        : await (handler as QueryHandler).run(
            { read: parts.read, actor: call.actor, request: call.request, now: await parts.now() },
            input as never,
          )
    return parts.checkReplies ? handler.endpoint.reply.parse(reply) : reply
  }
}
