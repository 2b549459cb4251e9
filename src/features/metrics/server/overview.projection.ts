import { type DayClock, daysBy } from '@huixiang/business-time/day-clock.ts'
import { organisationChanged } from '#features/organisation/contract.ts'
import { dayClock } from '#features/organisation/server/public/day-clock.ts'
import type { EventRecord } from '#platform/contract/event.ts'
import { projection } from '#platform/server/followers.ts'
import { countedEvents } from '../contract/counted-events.ts'
import { count } from './counting.ts'
import { pointsBehind } from './found/findings.ts'
import { takeOver } from './found/found-points.ts'
import { receivedBefore } from './found/received.query.ts'
import { countBy, countedBy } from './keeping/closing.store.ts'
import { bookOf, emptyMetrics, saveBook } from './metrics.store.ts'

const isSame = (one: DayClock, other: DayClock): boolean =>
  one.timeZone === other.timeZone && one.dayBegins === other.dayBegins

/** Keeps every number of the overview from the log, in order and exactly once. */
export const overviewProjection = projection({
  name: 'metrics.overview',
  version: 4,
  on: [...countedEvents, organisationChanged],
  // A ticket's first events come close together: what they change of one point is written once.
  batch: 2000,
  async project({ db }, events) {
    const records = events as readonly EventRecord[]
    const clock = await dayClock(db)
    const counted = await countedBy(db)
    // Days are others now, those of the past, too.
    if (counted !== null && !isSame(counted, clock)) return 'again'
    if (counted === null) await countBy(db, clock)
    const found = await pointsBehind(db, records, clock)
    const subjects = [...records.map(({ subjectId }) => subjectId), ...found.flatMap((one) => one.subjects)]
    const book = await bookOf(db, [...new Set(subjects)])
    const counting = { book, dayOf: daysBy(clock), receivedAt: await receivedBefore(db, records) }
    for (const event of records) count(counting, event)
    for (const one of found) takeOver(book, one)
    await saveBook(db, book.changes())
    return undefined
  },
  async empty({ db }) {
    await emptyMetrics(db)
    await countBy(db, await dayClock(db))
  },
})
