import type { QueryConfig } from 'pg'
import { PgBoss } from 'pg-boss'
import type { Pool, PoolClient } from './database/connection.ts'
import { statementNames } from './database/statements.ts'
import type { JobDefinition } from './job-definition.ts'
import type { JobContext } from './jobs.ts'
import type { Logger } from './log.ts'
import type { Enqueue } from './transaction.ts'

const schema = 'jobs'

type Result = { rows: unknown[] }

// Each queue is looked at twice a second, and planning the look takes longer than looking.
const nameOf = statementNames('queue')

/** Several statements in one text, as upkeep sends them, cannot be prepared. */
const isSeveral = (text: string): boolean => /;\s*\S/.test(text)

const over = (client: Pick<PoolClient, 'query'>) => ({
  executeSql: async (text: string, values?: unknown[]) => {
    const name = values === undefined || isSeveral(text) ? undefined : nameOf(text)
    const result: Result | Result[] = await client.query({ name, text, values } as QueryConfig)
    // Upkeep sends several statements at once; what they give comes as a list.
    return { rows: Array.isArray(result) ? result.flatMap((one) => one.rows) : result.rows }
  },
})

/** Prepares the queue's schema and the queues of all known jobs; needs the owner's role. */
export async function prepareQueue(
  ownerUrl: string,
  jobs: readonly JobDefinition[],
  appRole: string,
): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, schema, max: 1, supervise: false, schedule: false })
  boss.on('error', () => undefined)
  await boss.start()
  for (const job of jobs) {
    await boss.createQueue(job.name, {
      retryLimit: job.retries,
      retryBackoff: true,
      retryDelay: 2,
      expireInSeconds: job.expireSeconds,
      policy: 'standard',
    })
  }
  const db = boss.getDb()
  const role = `"${appRole.replaceAll('"', '""')}"`
  await db.executeSql(`grant usage on schema ${schema} to ${role}`)
  await db.executeSql(`grant select, insert, update, delete on all tables in schema ${schema} to ${role}`)
  await db.executeSql(`grant usage on all sequences in schema ${schema} to ${role}`)
  await db.executeSql(`grant execute on all functions in schema ${schema} to ${role}`)
  await boss.stop({ graceful: false })
}

/** The queue as one process uses it. */
export interface Queue {
  enqueue: Enqueue
  /** Starts taking jobs here. */
  work(jobs: readonly JobDefinition[], context: JobContext): Promise<void>
  /** Looks after the queue: jobs whose process was lost are given out again, old ones are removed. Problems go to the log. */
  care(): Promise<void>
  stop(): Promise<void>
}

// One job at a time, looked for twice a second; while more are waiting than that, one right after the other.
const pace = { pollingIntervalSeconds: 0.5, batchSize: 1, burstWhenReadyExceeds: 1 } as const

/** How often a worker looks after the queue, in seconds. */
const upkeep = 10

/** Opens the queue over the application's pool. Its upkeep runs where jobs are worked on. */
export async function openQueue(pool: Pool, log: Logger): Promise<Queue> {
  const boss = new PgBoss({
    db: over(pool as unknown as PoolClient),
    schema,
    migrate: false,
    createSchema: false,
    supervise: false,
    schedule: false,
    monitorIntervalSeconds: upkeep,
    superviseIntervalSeconds: upkeep,
    queueCacheIntervalSeconds: upkeep,
  })
  boss.on('error', (error) => log.warn({ error }, 'queue'))
  await boss.start()
  let caring: NodeJS.Timeout | undefined
  const care = async () => {
    await boss.supervise().catch((error) => log.warn({ error }, 'upkeep of the queue'))
  }
  return {
    async enqueue(client, job, ...orders) {
      const jobs = orders.map(({ input, after, once }) => ({
        data: job.input.parse(input) as object,
        ...(after === undefined ? {} : { startAfter: String(after) }),
        ...(once === undefined ? {} : { singletonKey: once }),
      }))
      await boss.insert(job.name, jobs, { db: over(client) })
    },
    async work(jobs, context) {
      for (const job of jobs) {
        await boss.work(job.name, pace, async ([taken]) => {
          if (taken === undefined) return
          await job.run(context as never, job.input.parse(taken.data) as never)
        })
      }
      caring = setInterval(() => void care(), upkeep * 1000)
    },
    care,
    stop() {
      clearInterval(caring)
      return boss.stop({ graceful: true, timeout: 10_000, close: false })
    },
  }
}
