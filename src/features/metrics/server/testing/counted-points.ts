import { randomUUID } from 'node:crypto'
import type { TestHouse } from '#platform/server/testing/test-house.ts'
import { openBook, type Point } from '../../domain/point-book.ts'
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
