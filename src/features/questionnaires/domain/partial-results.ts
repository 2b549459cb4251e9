import { hiddenIn, mayTellFigure } from './hiding.ts'
import type { Bar, Result, Row } from './results.ts'

const numbers = (row: Row | undefined): number[] => row?.bars.map(({ count }) => count ?? 0) ?? []

function partial(row: Row, lanes: readonly { part: Row | undefined; whole: Row | undefined }[]): Row {
  const closed = lanes.map(({ part, whole }) => hiddenIn(numbers(part), numbers(whole)))
  const hidden = row.bars.map((_, place) => closed.some((one) => one[place] ?? false))
  const bars = row.bars.map((bar, place): Bar => (hidden[place] ? { ...bar, count: null, share: null } : bar))
  return { ...row, bars, figure: mayTellFigure(hidden) ? row.figure : null }
}

/** What anonymous answers of one lane say: `part` those that are looked at, `whole` all that they were taken from. */
export interface LaneResults {
  readonly part: readonly Result[]
  readonly whole: readonly Result[]
}

/** Results of a part of the answers, without what would give somebody away in any lane. */
export function partialResults(results: readonly Result[], lanes: readonly LaneResults[]): readonly Result[] {
  return results.map((result) => {
    const ofLanes = lanes.map(({ part, whole }) => ({
      part: part.find(({ id }) => id === result.id),
      whole: whole.find(({ id }) => id === result.id),
    }))
    const rows = result.rows.map((row, place) =>
      partial(
        row,
        ofLanes.map(({ part, whole }) => ({ part: part?.rows[place], whole: whole?.rows[place] })),
      ),
    )
    const alone = rows.length === 1 && result.kind !== 'csi'
    const open = !alone || (rows[0]?.bars.filter(({ count }) => count === null).length ?? 0) !== 2
    return { ...result, rows, figure: open ? result.figure : null }
  })
}
