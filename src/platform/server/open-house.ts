import { followDatabaseClock } from './database/clock.ts'
import { openPool, type Pool } from './database/connection.ts'
import { readHandleOn } from './database/handles.ts'
import { openDoor } from './door.ts'
import { runFollowers } from './events/follower-loop.ts'
import { enrolFollowers } from './events/follower-run.ts'
import { openTail, type Tail } from './events/tail.ts'
import type { FileStore } from './files/file-store.ts'
import type { House } from './house.ts'
import { type Desk, openDesk } from './job-context.ts'
import type { JobContext } from './jobs.ts'
import type { Logger } from './log.ts'
import { jobsOf, type ServerModule } from './module.ts'
import { openNotices } from './notices.ts'
import { rememberKeys } from './once.ts'
import { openQueue, type Queue } from './queue.ts'
import { openSealer } from './sealing.ts'
import type { Settings } from './settings.ts'
import { runTimers } from './timers.ts'
import { type Transact, transactionPipeline } from './transaction.ts'

/** What a house is opened with. `shift` moves time, for tests; `waitMs` is how long a deed waits for a connection, where nobody waits for it. */
export interface HousePlan {
  readonly settings: Settings
  readonly databaseUrl: string
  readonly modules: readonly ServerModule[]
  readonly files: FileStore
  readonly log: Logger
  readonly shift?: () => number
  readonly waitMs?: number
}

/** A house with its doors open, and the parts that the web server and workers are made of. */
export interface OpenHouse {
  readonly house: House
  readonly pool: Pool
  readonly readPool: Pool
  readonly tail: Tail
  readonly queue: Queue
  readonly transact: Transact
  readonly jobContext: JobContext
  /** Starts followers, jobs and timers in this process; `stop` lets work in hand finish. */
  work(): Promise<{ stop(): Promise<void> }>
  close(): Promise<void>
}

const followersOf = (modules: HousePlan['modules']) => modules.flatMap((module) => module.followers ?? [])

type Tools = Pick<OpenHouse, 'pool' | 'tail' | 'queue' | 'transact' | 'house'> & { readonly desk: Desk }

async function startWork({ modules, log }: HousePlan, tools: Tools): Promise<{ stop(): Promise<void> }> {
  const { pool, tail, queue, transact, desk, house } = tools
  const followers = followersOf(modules)
  const following = runFollowers({ followers, transact, tail, pool, log, now: house.now })
  desk.begun(following)
  const timing = runTimers(
    pool,
    modules.flatMap((module) => module.timers ?? []),
    desk.context,
  )
  await queue.work(jobsOf(modules), desk.context)
  return {
    async stop() {
      await Promise.all([following.stop(), timing.stop(), queue.stop()])
    },
  }
}

/** Opens pools, the notice channel, the log's tail and the queue; migrations must have run. */
export async function openHouse(plan: HousePlan): Promise<OpenHouse> {
  const { settings, databaseUrl, modules, log, waitMs } = plan
  const shift = plan.shift ?? (() => 0)
  const max = settings.HUIXIANG_DATABASE_CONNECTIONS
  const pool = openPool(databaseUrl, { max: Math.ceil(max / 2), name: 'write', waitMs })
  const readPool = openPool(databaseUrl, { max: Math.floor(max / 2), name: 'read', readOnly: true, waitMs })
  const notices = openNotices(databaseUrl, pool, log)
  const tail = openTail(readPool, notices, log)
  const queue = await openQueue(pool, log)
  const sealer = openSealer(settings)
  const clock = followDatabaseClock(readPool, shift)
  const pipeline = transactionPipeline({
    pool,
    now: clock.now,
    notice: notices.give,
    enqueue: queue.enqueue,
    seal: sealer.seal,
  })
  const transact = rememberKeys(pipeline)
  const read = readHandleOn(readPool)
  const house: House = {
    settings,
    databaseUrl,
    log,
    read,
    files: plan.files,
    unseal: sealer.unseal,
    now: clock.now,
    transact,
    handle: openDoor({ read, now: clock.now, transact, checkReplies: settings.HUIXIANG_CHECK_REPLIES }),
  }
  const desk = openDesk(house, pool)
  // Before anything can happen here: a reaction enrolled later would begin after it.
  await enrolFollowers(transact, followersOf(modules))
  return {
    house,
    pool,
    readPool,
    tail,
    queue,
    transact,
    jobContext: desk.context,
    work: () => startWork(plan, { pool, tail, queue, transact, desk, house }),
    async close() {
      await notices.stop()
      await tail.stop()
      await queue.stop()
      await desk.close()
      await Promise.all([pool.end(), readPool.end()])
    },
  }
}
