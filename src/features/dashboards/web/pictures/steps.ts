import type { ShownRow } from '../../domain/shown-shape.ts'

/** One step of a funnel. */
export interface Step {
  readonly row: ShownRow
  readonly count: number
  /** The part of the step before; null of the first, and after a step without anything. */
  readonly ofBefore: number | null
  /** How wide its bar is, as a part of the widest. */
  readonly width: number
}

/** The steps of a funnel: how many each, and what part of the step before that is. */
export function stepsOf(rows: readonly ShownRow[]): Step[] {
  const counts = rows.map((row) => row.values.now?.value ?? 0)
  const most = Math.max(1, ...counts)
  return rows.map((row, index) => {
    const [count = 0, before = 0] = [counts[index], counts[index - 1]]
    return { row, count, ofBefore: before > 0 ? count / before : null, width: count / most }
  })
}
