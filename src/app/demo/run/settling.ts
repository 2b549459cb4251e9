import type { EventRecord } from '#platform/contract/event.ts'
import { runWaitingJobs, untilLogIsSettled } from '#platform/server/draining.ts'
import { catchUp } from '#platform/server/events/follower-run.ts'
import { type Position, readAfter, settledEnd } from '#platform/server/events/log.ts'
import type { Follower } from '#platform/server/followers.ts'
import type { Timer } from '#platform/server/jobs.ts'
import { jobsOf, type ServerModule } from '#platform/server/module.ts'
import type { OpenHouse } from '#platform/server/open-house.ts'

const readAtOnce = 2000
const oftenSeconds = 60

/** What a worker would do between two deeds, done when the demonstration wants it. */
export interface Worker {
  /** Lets followers work until nothing new happens. Gives what happened since the last time. */
  settle(): Promise<EventRecord[]>
  /** Runs the timers that would have run many times since: clocks wake, mails go. */
  wake(): Promise<void>
  /** Runs what happens once in a while, and figures that may lag. */
  tidy(): Promise<void>
  /** Milliseconds spent in each follower, for those who wonder where the time goes. */
  readonly spent: ReadonlyMap<string, number>
}

export async function hireWorker(open: OpenHouse, modules: readonly ServerModule[]): Promise<Worker> {
  const followers = modules.flatMap((module) => module.followers ?? [])
  const jobs = jobsOf(modules)
  const timers = modules.flatMap((module) => module.timers ?? [])
  const spent = new Map<string, number>()
  let at: Position = await settledEnd(open.pool)

  const timed = async (name: string, work: () => Promise<unknown>) => {
    const begun = performance.now()
    await work()
    spent.set(name, (spent.get(name) ?? 0) + performance.now() - begun)
  }
  const readNew = async (): Promise<EventRecord[]> => {
    const events: EventRecord[] = []
    for (;;) {
      const more = await readAfter(open.pool, at, { types: null, limit: readAtOnce })
      events.push(...more)
      const last = more.at(-1)
      if (last === undefined) return events
      at = { tx: last.tx, seq: last.seq }
      if (more.length < readAtOnce) return events
    }
  }
  // Figures lag behind until `tidy`: nothing that happens waits for them.
  const follow = async (events: readonly EventRecord[]): Promise<boolean> => {
    const types = new Set(events.map((event) => event.type))
    const wanted = followers.filter(
      (follower) => follower.kind === 'reaction' && follower.on.some(({ type }) => types.has(type)),
    )
    // Features side by side, as in a worker; the followers of one feature, which write the same rows, one after the other.
    const features = Map.groupBy(wanted, ({ name }) => name.slice(0, name.indexOf('.')))
    const work = async (own: readonly Follower[]) => {
      for (const follower of own) await timed(follower.name, () => catchUp(open.transact, follower))
    }
    await Promise.all([...features.values()].map(work))
    return wanted.length > 0
  }
  const run = async (due: readonly Timer[]) => {
    await Promise.all(due.map((timer) => timed(timer.name, () => timer.run(open.jobContext))))
  }
  return {
    spent,
    async settle() {
      const all: EventRecord[] = []
      for (;;) {
        await timed('the log', () => untilLogIsSettled(open))
        const events = await readNew()
        all.push(...events)
        if (!(await follow(events))) return all
      }
    },
    wake: () => run(timers.filter((timer) => timer.everySeconds <= oftenSeconds)),
    async tidy() {
      await run(timers.filter((timer) => timer.everySeconds > oftenSeconds))
      await timed('jobs', () => runWaitingJobs(open, jobs))
      for (const follower of followers)
        if (follower.kind === 'projection') await timed(follower.name, () => catchUp(open.transact, follower))
    },
  }
}
