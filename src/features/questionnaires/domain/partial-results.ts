import { hiddenIn, mayTellFigure } from './hiding.ts'
import type { Bar, Result, Row } from './results.ts'

const numbers = (row: Row | undefined): number[] => row?.bars.map(({ count }) => count ?? 0) ?? []

function partial(row: Row, part: Row | undefined, whole: Row | undefined): Row {
  const hidden = hiddenIn(numbers(part), numbers(whole))
  const bars = row.bars.map((bar, place): Bar => (hidden[place] ? { ...bar, count: null, share: null } : bar))
  return { ...row, bars, figure: mayTellFigure(hidden) ? row.figure : null }
}

/**
 * Results of a part of the answers, without what would give somebody away: `anonymous` are those of its anonymous answers alone, `whole` those of
 * all anonymous answers it was taken from.
 */
export function partialResults(
  results: readonly Result[],
  { anonymous, whole }: { readonly anonymous: readonly Result[]; readonly whole: readonly Result[] },
): readonly Result[] {
  return results.map((result) => {
    const part = anonymous.find(({ id }) => id === result.id)
    const all = whole.find(({ id }) => id === result.id)
    const rows = result.rows.map((row, place) => partial(row, part?.rows[place], all?.rows[place]))
    const alone = rows.length === 1 && result.kind !== 'csi'
    const open = !alone || (rows[0]?.bars.filter(({ count }) => count === null).length ?? 0) !== 2
    return { ...result, rows, figure: open ? result.figure : null }
  })
}
