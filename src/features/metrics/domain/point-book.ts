import type { Measure } from './measures.ts'

/** What a figure can be cut by. `day` is a calendar day in the organisation's time zone. */
export interface Dimensions {
  readonly day: string
  readonly orgUnitId: string | null
  readonly kind: string | null
  readonly labelId: string | null
  readonly channel: string | null
  readonly bucket: number
}

/** One thing counted once. `part` tells several points of one subject apart (cycle, obligation); `amount` is in milliseconds. */
export interface Point extends Dimensions {
  readonly measure: Measure
  readonly subjectId: string
  readonly part: string
  readonly amount: number | null
  /** What the bucket is worked out from, where one event alone does not say it. */
  readonly detail: Readonly<Record<string, string>>
}

/** A point with the place where its unit hung in the tree when it was counted; null until it is written. */
export interface PlacedPoint extends Point {
  readonly place: number | null
}

/** What a batch of events did to the points. */
export interface BookChanges {
  readonly written: readonly PlacedPoint[]
  /** What stood before and does not any more: removed, or replaced by what was written. */
  readonly gone: readonly PlacedPoint[]
}

/** Points of some subjects, held while a batch of events is applied. Counts are only ever the sum of points. */
export interface PointBook {
  get(measure: Measure, subjectId: string, part: string): Point | undefined
  of(subjectId: string): readonly Point[]
  /** Adds the point, or replaces the one with the same measure, subject and part. */
  put(point: Point): void
  remove(measure: Measure, subjectId: string, part: string): void
  changes(): BookChanges
}

const keyOf = (point: Pick<Point, 'measure' | 'subjectId' | 'part'>): string =>
  `${point.measure} ${point.subjectId} ${point.part}`

/** A point stays at the place where it was counted first until its unit changes. */
const placed = (point: Point, before: PlacedPoint | undefined): PlacedPoint => ({
  ...point,
  place: before !== undefined && before.orgUnitId === point.orgUnitId ? before.place : null,
})

const saysOf = ({ day, orgUnitId, kind, labelId, channel, bucket, amount }: Point): string =>
  JSON.stringify([day, orgUnitId, kind, labelId, channel, bucket, amount])

/** Whether two points of one key say the same. */
function isSame(one: Point | undefined, other: Point): boolean {
  if (one === undefined || one === other) return one === other
  const kept = Object.entries(one.detail)
  return (
    saysOf(one) === saysOf(other) &&
    kept.length === Object.keys(other.detail).length &&
    kept.every(([name, value]) => other.detail[name] === value)
  )
}

function changesBetween(
  before: ReadonlyMap<string, PlacedPoint>,
  now: ReadonlyMap<string, Point>,
): BookChanges {
  const changed = [...now].filter(([key, point]) => !isSame(before.get(key), point))
  const removed = [...before].filter(([key]) => !now.has(key)).map(([, point]) => point)
  return {
    written: changed.map(([key, point]) => placed(point, before.get(key))),
    gone: [...removed, ...changed.flatMap(([key]) => before.get(key) ?? [])],
  }
}

/** Opens a book on the points that stand now. */
export function openBook(standing: readonly PlacedPoint[]): PointBook {
  const before = new Map(standing.map((point) => [keyOf(point), point]))
  const now = new Map<string, Point>(before)
  const keysOf = new Map<string, Set<string>>()
  const note = (subjectId: string, key: string) => {
    const known = keysOf.get(subjectId)
    if (known === undefined) keysOf.set(subjectId, new Set([key]))
    else known.add(key)
  }
  for (const [key, { subjectId }] of before) note(subjectId, key)
  return {
    get: (measure, subjectId, part) => now.get(keyOf({ measure, subjectId, part })),
    of: (subjectId) => [...(keysOf.get(subjectId) ?? [])].flatMap((key) => now.get(key) ?? []),
    put(point) {
      note(point.subjectId, keyOf(point))
      now.set(keyOf(point), point)
    },
    remove: (measure, subjectId, part) => void now.delete(keyOf({ measure, subjectId, part })),
    changes: () => changesBetween(before, now),
  }
}
