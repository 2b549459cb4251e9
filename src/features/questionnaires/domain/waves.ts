import { type Comparison, compareEstimates } from '@huixiang/cx-stats/comparison.ts'
import type { Estimate } from '@huixiang/cx-stats/estimate.ts'
import { holm } from '@huixiang/cx-stats/family-wise-error.ts'
import type { marks } from './cross-table.ts'
import type { Words } from './questionnaire.ts'
import type { Result, units } from './results.ts'

/** One figure in two waves, and how far they lie apart. */
export interface Compared {
  readonly question: string
  readonly titles: readonly Words[]
  readonly unit: (typeof units)[number] | 'share'
  readonly current: Estimate
  readonly previous: Estimate
  readonly comparison: Pick<Comparison, 'difference' | 'low' | 'high'> & {
    readonly p: number | null
    readonly mark: (typeof marks)[number] | null
  }
}

interface Figure extends Pick<Compared, 'question' | 'titles' | 'unit'> {
  readonly key: string
  readonly estimate: Estimate
}

/** Every figure of a question: its own, those of its rows, and the share of each choice. */
function figuresOf({ id, title, unit, figure, rows }: Result): Figure[] {
  const own =
    figure === null || unit === null
      ? []
      : [{ key: id, question: id, titles: [title], unit, estimate: figure }]
  const further = rows.flatMap((row): Figure[] => {
    const titles = row.words === null ? [title] : [title, row.words]
    const rowUnit = unit === 'rank' ? 'rank' : 'mean'
    const ofRow =
      row.figure === null
        ? []
        : [{ key: `${id}/${row.id}`, question: id, titles, unit: rowUnit, estimate: row.figure } as const]
    const shares = row.bars.flatMap(({ id: bar, words, share }): Figure[] =>
      share === null || words === null
        ? []
        : [
            {
              key: `${id}/${row.id}/${bar}`,
              question: id,
              titles: [...titles, words],
              unit: 'share',
              estimate: share,
            },
          ],
    )
    return [...ofRow, ...shares]
  })
  return [...own, ...further]
}

/** What both waves tell of, side by side; a difference is marked when it holds with all of them judged together. */
export function compareWaves(current: readonly Result[], previous: readonly Result[]): readonly Compared[] {
  const before = new Map(previous.flatMap(figuresOf).map((figure) => [figure.key, figure]))
  const pairs = current.flatMap(figuresOf).flatMap((figure) => {
    const other = before.get(figure.key)
    if (other === undefined || other.unit !== figure.unit) return []
    const { question, titles, unit, estimate } = figure
    const compared = compareEstimates({ current: estimate, previous: other.estimate })
    return [{ question, titles, unit, current: estimate, previous: other.estimate, compared }]
  })
  const asked = pairs.flatMap(({ compared }) => (compared.pValue === null ? [] : [compared.pValue]))
  const adjusted = holm(asked)[Symbol.iterator]()
  return pairs.map(({ compared: { difference, low, high, pValue }, ...pair }) => {
    const p = pValue === null ? null : (adjusted.next().value ?? null)
    const mark = p === null || p >= 0.05 || difference === null ? null : difference > 0 ? 'higher' : 'lower'
    return { ...pair, comparison: { difference, low, high, p, mark } }
  })
}
