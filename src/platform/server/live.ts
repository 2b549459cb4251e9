import type { FastifyInstance, FastifyReply } from 'fastify'
import type { EventDefinition, EventRecord } from '#platform/contract/event.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type Actor, visitor } from './actor.ts'
import type { Tail } from './events/tail.ts'
import { actorOf, type Identify } from './http/request.ts'
import { type Keeping, learnable, type Topic, topicsOf, type UnitPaths } from './live-topics.ts'

const keptTopics = 5000
const heartbeatMs = 20_000
const coalesceMs = 100
const mostSubjects = 500
/** A browser that takes nothing for this many bytes is cut off; it resumes by its cursor. */
const mostBuffered = 1024 * 1024

type Message = { cursor: string; types: string[]; subjects: string[] } | { cursor: string; reset: true }

interface Stream {
  actor: Actor
  readonly reply: FastifyReply
  /** Who the credentials stand for now: a session may end, and roles may change, while a stream lasts. */
  readonly identifyAgain: () => Promise<Actor>
}

const cursorOf = ({ tx, seq }: { tx: number; seq: number }): string => `${tx}:${seq}`

function after(cursor: string, event: EventRecord): boolean {
  const [tx = 0, seq = 0] = cursor.split(':').map(Number)
  return event.tx > tx || (event.tx === tx && event.seq > seq)
}

interface LiveParts {
  readonly tail: Tail
  readonly identify: Identify
  readonly events: readonly EventDefinition[]
  readonly unitPaths: UnitPaths
  readonly keeping: Keeping
}

/** What one stream is told of a batch; its cursor moves on over what it may not learn. */
function messageFor(actor: Actor, topics: readonly Topic[]): Message | null {
  const last = topics.at(-1)
  const types = new Set<string>()
  const subjects = new Set<string>()
  for (const topic of topics) {
    const learnt = learnable(actor, topic)
    if (learnt !== null) types.add(topic.event.type)
    if (learnt === 'thing') subjects.add(topic.event.subjectId)
  }
  if (last === undefined || types.size === 0) return null
  return { cursor: cursorOf(last.event), types: [...types], subjects: [...subjects].slice(0, mostSubjects) }
}

function send({ reply }: Stream, message: Message | null): void {
  if (message === null) return
  if (reply.raw.writableLength > mostBuffered) reply.raw.destroy()
  else reply.raw.write(`id: ${message.cursor}\ndata: ${JSON.stringify(message)}\n\n`)
}

async function keep(stream: Stream): Promise<void> {
  try {
    stream.actor = await stream.identifyAgain()
  } catch (error) {
    if (!(error instanceof Refusal && error.kind === 'unavailable')) stream.actor = visitor
  }
  if (stream.actor.kind === 'visitor') stream.reply.raw.end()
  else stream.reply.raw.write(': still here\n\n')
}

/** The streams of one process, and the last topics behind them for browsers that come back. */
function openStreams(parts: LiveParts) {
  const readWith = new Map(parts.events.map((definition) => [definition.type, definition.readWith]))
  const streams = new Set<Stream>()
  let kept: Topic[] = []
  let fresh: EventRecord[] = []
  let flushing = false
  const unfollow = parts.tail.follow((events) => void fresh.push(...events))
  const flush = async () => {
    if (flushing || fresh.length === 0) return
    flushing = true
    try {
      // A copy: what comes in meanwhile waits for the next beat, when its units are looked up, too.
      const batch = [...fresh]
      const topics = await topicsOf(batch, { readWith, unitPaths: parts.unitPaths, keeping: parts.keeping })
      fresh = fresh.slice(batch.length)
      kept = [...kept, ...topics].slice(-keptTopics)
      for (const stream of streams) send(stream, messageFor(stream.actor, topics))
    } finally {
      flushing = false
    }
  }
  // A database that is away is asked again with the next beat; what is fresh stays until then.
  const beat = setInterval(() => void flush().catch(() => undefined), coalesceMs)
  const heartbeat = setInterval(() => {
    for (const stream of streams) void keep(stream)
  }, heartbeatMs)
  return {
    add(stream: Stream, cursor: string | undefined) {
      const oldest = kept[0]
      const isKnown = cursor !== undefined && oldest !== undefined && !after(cursor, oldest.event)
      if (cursor !== undefined) {
        const missed = kept.filter(({ event }) => after(cursor, event))
        send(stream, isKnown ? messageFor(stream.actor, missed) : { cursor, reset: true })
      }
      streams.add(stream)
      return () => streams.delete(stream)
    },
    close() {
      unfollow()
      clearInterval(beat)
      clearInterval(heartbeat)
      for (const { reply } of streams) reply.raw.end()
    },
  }
}

/**
 * Serves GET /api/live (server-sent events): which kinds of things happened to which ids, never what they say.
 * A browser that comes back with its last cursor is told what it missed, or to refetch everything.
 */
export function serveLive(server: FastifyInstance, parts: LiveParts): void {
  const streams = openStreams(parts)
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
    const { from } = request.query as { from?: string }
    const cursor = request.headers['last-event-id'] ?? from
    const stream = { actor, reply, identifyAgain: () => actorOf(request, parts.identify) }
    const leave = streams.add(stream, typeof cursor === 'string' && cursor !== '' ? cursor : undefined)
    request.raw.on('close', leave)
  })
  server.addHook('preClose', async () => streams.close())
}
