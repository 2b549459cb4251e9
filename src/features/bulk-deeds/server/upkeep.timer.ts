import { timer } from '#platform/server/jobs.ts'
import { stuckBulk } from './bulk-deeds.query.ts'
import { changeBulk, deleteOld, lockBulk } from './bulk-deeds.store.ts'
import { workOnBulk } from './bulk-work.ts'

const stuckAfterMs = 60_000
const dayMs = 86_400_000
const planKeptDays = 1
const resultKeptDays = 90

/** Work that died with its process is taken up again where it had got to. */
export const reviveBulk = timer({
  name: 'bulk-deeds.revive',
  everySeconds: 30,
  run: async ({ read, now, transact }) => {
    const since = new Date((await now()) - stuckAfterMs)
    for (const { id } of await stuckBulk(read, since)) {
      await transact(
        async ({ db, now: at, enqueue }) => {
          const standing = await lockBulk(db, id)
          if (standing === undefined || standing.moved_at >= since) return
          await changeBulk(db, id, { moved_at: new Date(at) })
          await enqueue(workOnBulk, { bulkDeedId: id })
        },
        { quiet: 'being taken up again is no outcome' },
      )
    }
  },
})

/** A plan that nobody started goes after a day, a result list after ninety. */
export const forgetBulk = timer({
  name: 'bulk-deeds.forget',
  everySeconds: 3600,
  run: async ({ transact }) =>
    transact(
      ({ db, now }) =>
        deleteOld(db, {
          planned: new Date(now - planKeptDays * dayMs),
          moved: new Date(now - resultKeptDays * dayMs),
        }),
      { quiet: 'retention of what nobody needs any more' },
    ),
})
