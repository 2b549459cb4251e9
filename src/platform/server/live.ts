import type { FastifyInstance, FastifyReply } from 'fastify'
import type { EventDefinition, EventRecord } from '#platform/contract/event.ts'
import {
  comesAfter,
  cursorOf,
  isCursor,
  type LiveCursor,
  liveCursorHeader,
} from '#platform/contract/live-cursor.ts'
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

type Message =
  | { cursor: LiveCursor; types: string[]; subjects: string[] }
  | { cursor: LiveCursor; reset: true }

interface Stream {
  actor: Actor
  readonly reply: FastifyReply
  /** Who the credentials stand for now: a session may end, and roles may change, while a stream lasts. */
  readonly identifyAgain: () => Promise<Actor>
}

interface LiveParts {
  readonly tail: Tail
  readonly identify: Identify
  readonly events: readonly EventDefinition[]
  readonly unitPaths: UnitPaths
  readonly keeping: Keeping
  /** The path whose replies say how far this process has heard: a browser asks there who is signed in before it reads anything else. */
  readonly beginsAt: string
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
  const kept: Topic[] = []
  /** The last of those that are kept no more. */
  let lost: LiveCursor | undefined
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
      kept.push(...topics)
      const tooMany = kept.splice(0, kept.length - keptTopics).at(-1)
      if (tooMany !== undefined) lost = cursorOf(tooMany.event)
      for (const stream of streams) send(stream, messageFor(stream.actor, topics))
    } finally {
      flushing = false
    }
  }
  const here = () => {
    const recent = parts.tail.recent()
    return recent === null ? undefined : cursorOf(recent.end())
  }
  const sinceThen = (actor: Actor, cursor: LiveCursor): Message | null => {
    const recent = parts.tail.recent()
    const begun = lost ?? (recent === null ? undefined : cursorOf(recent.from))
    if (begun === undefined || !isCursor(cursor) || comesAfter(begun, cursor))
      return { cursor: here() ?? cursor, reset: true }
    const missed = kept.filter(({ event }) => comesAfter(cursorOf(event), cursor))
    return messageFor(actor, missed)
  }
  // A database that is away is asked again with the next beat; what is fresh stays until then.
  const beat = setInterval(() => void flush().catch(() => undefined), coalesceMs)
  const heartbeat = setInterval(() => {
    for (const stream of streams) void keep(stream)
  }, heartbeatMs)
  return {
    here,
    /** Adds a stream; a browser that has a cursor knows of everything up to it. */
    add(stream: Stream, cursor: LiveCursor | undefined) {
      if (cursor !== undefined) send(stream, sinceThen(stream.actor, cursor))
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
  server.addHook('onRequest', async (request, reply) => {
    const here = request.routeOptions.url === parts.beginsAt ? streams.here() : undefined
    if (here !== undefined) reply.header(liveCursorHeader, here)
  })
  server.addHook('preClose', async () => streams.close())
}
