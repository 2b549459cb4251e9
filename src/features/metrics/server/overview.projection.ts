import type { EventRecord } from '#platform/contract/event.ts'
import { projection } from '#platform/server/followers.ts'
import { countedEvents } from '../contract/counted-events.ts'
import { calendarDays } from './calendar-days.ts'
import { count } from './counting.ts'
import { bookOf, emptyMetrics, saveBook } from './metrics.store.ts'
import { organisationTimeZone } from './time-zone.query.ts'

/** Keeps every number of the overview from the log, in order and exactly once. */
export const overviewProjection = projection({
  name: 'metrics.overview',
  version: 2,
  on: countedEvents,
  // A ticket's first events come close together: what they change of one point is written once.
  batch: 2000,
  async project({ db }, events) {
    const book = await bookOf(db, [...new Set(events.map((event) => event.subjectId))])
    const dayOf = calendarDays(await organisationTimeZone(db))
    for (const event of events) count({ book, dayOf }, event as EventRecord)
    await saveBook(db, book.changes())
  },
  empty: ({ db }) => emptyMetrics(db),
})
