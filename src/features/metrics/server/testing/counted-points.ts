import { randomUUID } from 'node:crypto'
import type { TestHouse } from '#platform/server/testing/test-house.ts'
import { changesOfSums } from '../../domain/fact-sums.ts'
import { openBook, type Point } from '../../domain/point-book.ts'
import { placesFor } from '../keeping/places.store.ts'
import { saveSums } from '../keeping/sums.store.ts'
import { numbersFor } from '../keeping/terms.store.ts'
import { saveBook } from '../metrics.store.ts'

/** A voice on a day, of which nothing else is known. */
export const point = (given: Partial<Point> = {}): Point => ({
  measure: 'voices',
  subjectId: randomUUID(),
  part: '',
  day: '2026-11-10',
  orgUnitId: null,
  kind: null,
  labelId: null,
  channel: null,
  bucket: 0,
  amount: null,
  detail: {},
  ...given,
})

/** So many points alike. */
export const points = (n: number, given: Partial<Point> = {}): Point[] =>
  Array.from({ length: n }, () => point(given))

/** Counts points as the log would have counted them. */
export async function countPoints(house: TestHouse, counted: readonly Point[]): Promise<void> {
  await house.arrange(async ({ db }) => {
    const book = openBook([])
    for (const one of counted) book.put(one)
    await saveBook(db, book.changes())
  })
}

/** Sums very many points alike, which stand behind no number as single things. */
export async function sumAlike(house: TestHouse, n: number, alike: Partial<Point>): Promise<void> {
  if (n === 0) return
  await house.arrange(async ({ db }) => {
    const one = { ...point(alike), place: null }
    const [numberOf, places] = [await numbersFor(db, [one]), await placesFor(db, [one])]
    const fact = {
      day: one.day,
      place: places.of(one.orgUnitId),
      label: numberOf('label', one.labelId),
      measure: numberOf('measure', one.measure),
      bucket: one.bucket,
      kind: numberOf('kind', one.kind),
      channel: numberOf('channel', one.channel),
    }
    const times = (cells: ReadonlyMap<number, number>) =>
      new Map([...cells].map(([code, count]) => [code, count * n]))
    const changes = changesOfSums({ gone: [], there: [fact] }, (place) => places.above(place))
    await saveSums(
      db,
      changes.map((change) => ({
        ...change,
        kinds: times(change.kinds),
        labels: times(change.labels),
        channels: times(change.channels),
      })),
    )
  })
}
