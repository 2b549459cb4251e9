import type { EventRecord } from '#platform/contract/event.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import type { CommandContext } from './command.ts'
import { isCrossing } from './crossing.ts'
import {
  isAftermath,
  isDatabaseGone,
  isDiskFull,
  isStalePlan,
  type Pool,
  type PoolClient,
} from './database/connection.ts'
import { writeHandleOn } from './database/handles.ts'
import { appendStatement, draftsOf, type PendingEvent } from './events/log.ts'
import type { Undertaking } from './house.ts'
import { newSecret, uuid7 } from './ids.ts'
import type { JobDefinition } from './job-definition.ts'
import type { Sealer } from './sealing.ts'

/** What the pipeline stands on. */
export interface PipelineParts {
  readonly pool: Pool
  /** The database's time in milliseconds, as this process follows it: asking in each transaction would cost a round trip. */
  readonly now: () => Promise<number>
  /** Gives notice that events were committed. */
  readonly notice: () => void
  readonly enqueue: Enqueue
  readonly seal: Sealer['seal']
}

/** Puts a job in the queue, once for each order, over the connection whose transaction decides whether it exists. */
export type Enqueue = (client: PoolClient, job: JobDefinition, ...orders: Order[]) => Promise<void>

/** What a job is to do. */
type Order = EnqueueOptions & { readonly input: unknown }

/** When and how often a job may run; `after` in seconds, `once` a key under which only one may wait. */
export interface EnqueueOptions {
  readonly after?: number
  readonly once?: string
}

/** Runs work in one transaction; see `House.transact`. */
export type Transact = <T>(undertaking: Undertaking, work: Work<T>) => Promise<T>

/** What was said so far, as the log will have it; its place there is known once it is read. */
export type Said = () => readonly EventRecord[]

type Work<T> = (context: CommandContext, client: PoolClient, said: Said) => Promise<T>

const unavailable = () => new Refusal('platform.unavailable', 'unavailable')

/** Connects, or refuses at once when the database is away. */
export async function connect(pool: Pool): Promise<PoolClient> {
  try {
    return await pool.connect()
  } catch (error) {
    throw isDatabaseGone(error) ? unavailable() : error
  }
}

async function timeOf({ now }: PipelineParts): Promise<number> {
  try {
    return await now()
  } catch (error) {
    throw isDatabaseGone(error) ? unavailable() : error
  }
}

/** Begins without waiting: what follows is sent behind it, and fails with it. */
function begin(client: PoolClient): void {
  client.query('begin').catch(() => undefined)
}

interface Draft {
  readonly context: CommandContext
  readonly pending: PendingEvent[]
  readonly ahead: Promise<unknown>[]
  readonly orders: { readonly job: JobDefinition; readonly order: Order }[]
  changed: number
}

function draftOn(
  client: PoolClient,
  now: number,
  { parts, undertaking }: { parts: PipelineParts; undertaking: Undertaking },
): Draft {
  const pending: PendingEvent[] = []
  const draft: Draft = {
    pending,
    ahead: [],
    orders: [],
    changed: 0,
    context: {
      db: writeHandleOn(client, (rows) => {
        draft.changed += rows
      }),
      actor: undertaking.actor,
      request: undertaking.request,
      now,
      newId: () => uuid7(now),
      newSecret,
      ahead: (write) => {
        // Its failure is heard at the commit; a deed that ends before that has a reason of its own.
        write.catch(() => undefined)
        draft.ahead.push(write)
      },
      seal: parts.seal,
      emit: (definition, happening, by = { ...undertaking, now }) => {
        const facts = definition.facts.parse(happening.facts)
        pending.push({ id: uuid7(by.now), definition, happening: { ...happening, facts }, by })
      },
      enqueue: async (job, input, options = {}) => {
        job.input.parse(input)
        draft.orders.push({ job, order: { ...options, input } })
      },
    },
  }
  return draft
}

/** Statements reach their connection some promises after they were begun: those that were let go ahead must not come behind the commit. */
const onTheirWay = () => new Promise<void>((sent) => process.nextTick(sent))

interface Committing {
  readonly draft: Draft
  readonly quiet: string | undefined
  readonly enqueue: Enqueue
}

/** However many jobs somebody ordered, those of one kind are one statement. */
async function placeOrders(client: PoolClient, { draft: { orders }, enqueue }: Committing): Promise<void> {
  for (const [job, ofJob] of Map.groupBy(orders, (one) => one.job))
    await enqueue(client, job, ...ofJob.map(({ order }) => order))
}

async function commit(client: PoolClient, committing: Committing): Promise<void> {
  const { draft, quiet } = committing
  const { pending, ahead } = draft
  await placeOrders(client, committing)
  if (ahead.length > 0) await onTheirWay()
  if (pending.length === 0 && quiet === undefined) {
    await Promise.all(ahead)
    if (draft.changed > 0) throw new Error('Rows changed and no event said so')
  }
  const events =
    pending.length === 0 ? [] : [client.query({ name: 'append-events', ...appendStatement(pending) })]
  // Sent together; if one fails the commit behind it only ends the aborted transaction.
  await Promise.all([...ahead, ...events, client.query('commit')])
}

/** The error that ended a transaction, where what surfaced only says that one had. */
async function causeOf(error: unknown, { ahead }: Draft): Promise<unknown> {
  if (!isAftermath(error)) return error
  return Promise.all(ahead).then(
    () => error,
    (cause) => cause,
  )
}

/** Runs the work once, in one transaction. */
async function attempt<T>(parts: PipelineParts, undertaking: Undertaking, work: Work<T>): Promise<T> {
  const now = await timeOf(parts)
  const client = await connect(parts.pool)
  let broken: Error | undefined
  begin(client)
  const draft = draftOn(client, now, { parts, undertaking })
  try {
    const reply = await work(draft.context, client, () => draftsOf(draft.pending))
    await commit(client, { draft, quiet: undertaking.quiet, enqueue: parts.enqueue })
    if (draft.pending.length > 0) parts.notice()
    return reply
  } catch (surfaced) {
    const error = await causeOf(surfaced, draft)
    if (isDatabaseGone(error) || isStalePlan(error)) broken = error as Error
    else
      await client.query('rollback').catch((failure: Error) => {
        broken = failure
      })
    // A refusal, so that no follower sets an event aside for want of room.
    if (isDiskFull(error)) throw new Refusal('platform.diskFull', 'unavailable')
    throw broken === error ? unavailable() : error
  } finally {
    client.release(broken)
  }
}

const mostAttempts = 5

/**
 * Builds the one way to write: begin, work, append events, commit, give notice. Changed rows without an event roll back. Work that
 * crossed another's way runs again from its beginning, so it must leave nothing behind outside its transaction.
 */
export function transactionPipeline(parts: PipelineParts): Transact {
  return async (undertaking, work) => {
    for (let attempts = 1; ; attempts++) {
      try {
        return await attempt(parts, undertaking, work)
      } catch (error) {
        if (!isCrossing(error) || attempts === mostAttempts) throw error
      }
    }
  }
}
