import type { DayClock } from '@huixiang/business-time/day-clock.ts'
import type { EventDefinition, EventRecord } from '#platform/contract/event.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Measure } from '../../domain/measures.ts'
import type { Point, PointBook } from '../../domain/point-book.ts'

/** Points of some subjects as they stand in the rows; whatever the book has of these measures beside them stands no more. */
export interface Found {
  readonly measures: readonly Measure[]
  readonly subjects: readonly string[]
  readonly points: readonly Point[]
}

/**
 * What one event does not say is looked up in the rows that it changed. Every later change of them is an event, too, and looks again: so the
 * points come to be those of the rows, however far the log was read.
 */
export interface Finding {
  readonly on: readonly EventDefinition[]
  find(read: ReadHandle, events: readonly EventRecord[], clock: DayClock): Promise<Found>
}

/** A point of a row: the ids and words as they are kept. */
export interface FoundRow {
  readonly subject_id: string
  readonly part: string
  readonly day: string
  readonly org_unit_id: string | null
  readonly kind: string | null
  readonly label_id: string | null
}

export const pointOf = (row: FoundRow, measure: Measure, bucket: number): Point => ({
  measure,
  subjectId: row.subject_id,
  part: row.part,
  day: row.day,
  orgUnitId: row.org_unit_id,
  kind: row.kind,
  labelId: row.label_id,
  channel: null,
  bucket,
  amount: null,
  detail: {},
})

/** Puts into the book what was found, and takes out what is not there any more. */
export function takeOver(book: PointBook, { measures, subjects, points }: Found): void {
  const keyOf = ({ measure, subjectId, part }: Point) => `${measure} ${subjectId} ${part}`
  const there = new Set(points.map(keyOf))
  for (const subject of subjects)
    for (const point of book.of(subject))
      if (measures.includes(point.measure) && !there.has(keyOf(point)))
        book.remove(point.measure, point.subjectId, point.part)
  for (const point of points) book.put(point)
}
