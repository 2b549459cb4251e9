import { timer } from '#platform/server/jobs.ts'
import { leastCases } from '../domain/learning.ts'
import { solvedHandlings } from './beginnings.query.ts'
import { learntLast } from './completion-models.query.ts'
import { insertModel } from './completion-times.store.ts'
import { learnInThread } from './learning-thread.ts'

const hour = 3_600_000
/** Once a night, at about the same hour: a little less than a day. */
const learnEvery = 23.5 * hour

/** Learns once a day how long handlings take. */
export const learnTimer = timer({
  name: 'completion-times.learn',
  everySeconds: 900,
  run: async (house) => {
    const [last, now] = [await learntLast(house.read), await house.now()]
    if (last !== null && now - last.getTime() < learnEvery) return
    if ((await solvedHandlings(house.read, leastCases)) < leastCases) return
    const learnt = await learnInThread(house, now)
    if (learnt === null) return
    await house.transact(({ db, newId }) => insertModel(db, { ...learnt, id: newId(), at: new Date(now) }), {
      quiet: 'what was learnt is worked out from the tickets themselves',
    })
  },
})
