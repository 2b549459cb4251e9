import type { FastifyInstance, FastifyReply } from 'fastify'
import type { EventDefinition, EventRecord } from '#platform/contract/event.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type Actor, may, reachOf } from './actor.ts'
import type { Tail } from './events/tail.ts'
import { actorOf, type Identify } from './http/request.ts'

const keptEvents = 5000
const heartbeatMs = 20_000
const coalesceMs = 100
/** A browser that takes nothing for this many bytes is cut off; it resumes by its cursor. */
const mostBuffered = 1024 * 1024

type Message = { cursor: string; types: string[]; subjects: string[] } | { cursor: string; reset: true }

interface Stream {
  readonly actor: Actor
  readonly reply: FastifyReply
}

const cursorOf = ({ tx, seq }: { tx: number; seq: number }): string => `${tx}:${seq}`

function after(cursor: string, event: EventRecord): boolean {
  const [tx = 0, seq = 0] = cursor.split(':').map(Number)
  return event.tx > tx || (event.tx === tx && event.seq > seq)
}

/** Whether an actor may learn that something happened: the permission, and the org unit where the event names one. */
function mayLearn(actor: Actor, event: EventRecord, readWith: EventDefinition['readWith']): boolean {
  if (!may(actor, readWith)) return false
  if (event.orgUnitId === null) return true
  const reach = reachOf(actor, readWith)
  // A subtree's lower units are not known here; the refetch behind the notice applies the exact scope.
  return reach.all || reach.subtrees.length > 0 || reach.own || reach.units.includes(event.orgUnitId)
}

/**
 * Serves GET /api/live (server-sent events): which kinds of things happened to which ids, never what they say.
 * A browser that comes back with its last cursor is told what it missed, or to refetch everything.
 */
export function serveLive(
  server: FastifyInstance,
  parts: { tail: Tail; identify: Identify; events: readonly EventDefinition[] },
) {
  const readWith = new Map(parts.events.map((definition) => [definition.type, definition.readWith]))
  const streams = new Set<Stream>()
  let kept: EventRecord[] = []
  let fresh: EventRecord[] = []

  const messageFor = (actor: Actor, events: readonly EventRecord[]): Message | null => {
    const last = events.at(-1)
    if (last === undefined) return null
    const seen = events.filter((event) => {
      const permission = readWith.get(event.type)
      return permission !== undefined && mayLearn(actor, event, permission)
    })
    if (seen.length === 0) return null
    return {
      cursor: cursorOf(last),
      types: [...new Set(seen.map((event) => event.type))],
      subjects: [...new Set(seen.map((event) => event.subjectId))].slice(0, 500),
    }
  }
  const send = ({ reply }: Stream, message: Message) => {
    if (reply.raw.writableLength > mostBuffered) reply.raw.destroy()
    else reply.raw.write(`id: ${message.cursor}\ndata: ${JSON.stringify(message)}\n\n`)
  }
  const flush = () => {
    if (fresh.length === 0) return
    const batch = fresh
    fresh = []
    kept = [...kept, ...batch].slice(-keptEvents)
    for (const stream of streams) {
      const message = messageFor(stream.actor, batch)
      if (message !== null) send(stream, message)
    }
  }
  const catchUp = (stream: Stream, cursor: string) => {
    const oldest = kept[0]
    const known = oldest !== undefined && !after(cursor, oldest)
    const message = known
      ? messageFor(
          stream.actor,
          kept.filter((event) => after(cursor, event)),
        )
      : ({ cursor, reset: true } as const)
    if (message !== null) send(stream, message)
  }

  const unfollow = parts.tail.follow((events) => void fresh.push(...events))
  const beat = setInterval(flush, coalesceMs)
  const heartbeat = setInterval(() => {
    for (const { reply } of streams) reply.raw.write(': still here\n\n')
  }, heartbeatMs)

  server.get('/api/live', async (request, reply) => {
    const actor = await actorOf(request, parts.identify)
    if (actor.kind === 'visitor') throw new Refusal('platform.notSignedIn', 'unidentified')
    reply.hijack()
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    reply.raw.write('retry: 1000\n\n')
    const stream = { actor, reply }
    const { from } = request.query as { from?: string }
    const cursor = request.headers['last-event-id'] ?? from
    if (typeof cursor === 'string' && cursor !== '') catchUp(stream, cursor)
    streams.add(stream)
    request.raw.on('close', () => streams.delete(stream))
  })
  server.addHook('preClose', async () => {
    unfollow()
    clearInterval(beat)
    clearInterval(heartbeat)
    for (const { reply } of streams) reply.raw.end()
  })
}
