import { csiWeights } from '@huixiang/cx-stats/csi.ts'
import type { Estimate } from '@huixiang/cx-stats/estimate.ts'
import { mean } from '@huixiang/cx-stats/mean.ts'
import { csiPoints, type Dimension, dimensions, type Question } from './questionnaire.ts'
import { type Bar, type Index, plain, type Result } from './results.ts'

/** A statement of a dimension: the question it was asked in, and its row. */
interface Statement {
  readonly question: string
  readonly row: string
}

/** How content people are in one dimension: the mean of everybody's own mean, 1 to 7. */
interface InDimension {
  readonly dimension: Dimension
  /** Its share in the index. */
  readonly weight: number
  /** Null where nobody answered, or where it would tell the mean of a statement that is not told. */
  readonly figure: Estimate | null
  readonly statements: readonly Statement[]
}

const { quality: product, bond: emotion, ...others } = csiWeights
const weights: Readonly<Record<Dimension, number>> = { ...others, product, emotion }

/** The dimensions of satisfaction that a survey asks for, in their order. */
export function dimensionsOf(
  questions: readonly Question[],
  { index, results }: { index: Index; results: readonly Result[] },
): readonly InDimension[] {
  const asked = questions.flatMap((question) =>
    question.kind === 'csi'
      ? question.rows.map(({ id, dimension }) => ({ dimension, question: question.id, row: id }))
      : [],
  )
  const isTold = ({ question, row }: Statement) =>
    results.find(({ id }) => id === question)?.rows.find(({ id }) => id === row)?.figure !== null
  return dimensions.flatMap((dimension) => {
    const statements = asked
      .filter((one) => one.dimension === dimension)
      .map(({ question, row }) => ({ question, row }))
    if (statements.length === 0) return []
    const moments = index[dimension]
    const figure =
      moments?.n && statements.every(isTold) ? plain(mean(moments, { range: [1, csiPoints] })) : null
    return [{ dimension, weight: weights[dimension], figure, statements }]
  })
}

/** Shares of one line of a diverging bar, in percent of who answered: each point, and the sides of the middle. */
export interface Leaning {
  readonly points: readonly number[]
  readonly against: number
  readonly neither: number
  readonly for: number
}

/** Where people lean, from how often each point was chosen in one or several lines; null where a number is not told or nobody answered. */
export function leaningOf(lines: readonly (readonly Pick<Bar, 'count'>[])[]): Leaning | null {
  const sums: number[] = Array.from({ length: csiPoints }, () => 0)
  for (const line of lines)
    for (const [place, { count }] of line.entries()) {
      if (count === null) return null
      sums[place] = (sums[place] ?? 0) + count
    }
  const n = sums.reduce((sum, one) => sum + one, 0)
  if (n === 0) return null
  const points = sums.map((count) => (100 * count) / n)
  const middle = (csiPoints - 1) / 2
  const sum = (part: readonly number[]) => part.reduce((all, one) => all + one, 0)
  return {
    points,
    against: sum(points.slice(0, middle)),
    neither: points[middle] ?? 0,
    for: sum(points.slice(middle + 1)),
  }
}
