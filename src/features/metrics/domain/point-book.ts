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

/** By how much the count of one cell of the cube changes. */
export interface Delta extends Dimensions {
  readonly measure: Measure
  readonly change: number
}

/** What a batch of events did to the points. */
export interface BookChanges {
  readonly written: readonly Point[]
  readonly removed: readonly Pick<Point, 'measure' | 'subjectId' | 'part'>[]
  readonly deltas: readonly Delta[]
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

const cellOf = ({
  measure,
  day,
  orgUnitId,
  kind,
  labelId,
  channel,
  bucket,
}: Point): Omit<Delta, 'change'> => ({
  measure,
  day,
  orgUnitId,
  kind,
  labelId,
  channel,
  bucket,
})

function deltasBetween(before: Iterable<Point>, after: Iterable<Point>): Delta[] {
  const cells = new Map<string, { cell: Omit<Delta, 'change'>; change: number }>()
  const add = (point: Point, change: number) => {
    const cell = cellOf(point)
    const key = JSON.stringify(Object.values(cell))
    const known = cells.get(key) ?? { cell, change: 0 }
    cells.set(key, { cell, change: known.change + change })
  }
  for (const point of before) add(point, -1)
  for (const point of after) add(point, 1)
  return [...cells.values()]
    .filter(({ change }) => change !== 0)
    .map(({ cell, change }) => ({ ...cell, change }))
}

/** Whether two points of one key say the same. */
function isSame(one: Point | undefined, other: Point): boolean {
  if (one === undefined || one === other) return one === other
  const kept = Object.entries(one.detail)
  return (
    one.amount === other.amount &&
    JSON.stringify(Object.values(cellOf(one))) === JSON.stringify(Object.values(cellOf(other))) &&
    kept.length === Object.keys(other.detail).length &&
    kept.every(([name, value]) => other.detail[name] === value)
  )
}

/** Opens a book on the points that stand now. */
export function openBook(standing: readonly Point[]): PointBook {
  const before = new Map(standing.map((point) => [keyOf(point), point]))
  const now = new Map(before)
  return {
    get: (measure, subjectId, part) => now.get(keyOf({ measure, subjectId, part })),
    of: (subjectId) => [...now.values()].filter((point) => point.subjectId === subjectId),
    put: (point) => void now.set(keyOf(point), point),
    remove: (measure, subjectId, part) => void now.delete(keyOf({ measure, subjectId, part })),
    changes() {
      const written = [...now]
        .filter(([key, point]) => !isSame(before.get(key), point))
        .map(([, point]) => point)
      const gone = [...before].filter(([key]) => !now.has(key)).map(([, point]) => point)
      const replaced = written.flatMap((point) => before.get(keyOf(point)) ?? [])
      return {
        written,
        removed: gone.map(({ measure, subjectId, part }) => ({ measure, subjectId, part })),
        deltas: deltasBetween([...gone, ...replaced], written),
      }
    },
  }
}
