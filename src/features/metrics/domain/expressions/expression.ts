/** What is worked out with two values. */
export type Sign = '+' | '-' | '*' | '/'
/** What is worked out with several: the least, the greatest, or the first that is known. */
export const functionNames = ['min', 'max', 'coalesce'] as const
export type FunctionName = (typeof functionNames)[number]

/** An expression over metrics. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'metric'; readonly key: string }
  | { readonly kind: 'negative'; readonly of: Expression }
  | { readonly kind: 'pair'; readonly sign: Sign; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'function'; readonly name: FunctionName; readonly of: readonly Expression[] }

export const expressionProblems = [
  'unknownSign',
  'unknownMetric',
  'unexpected',
  'unfinished',
  'tooLong',
  'tooDeep',
  'tooMany',
  'tooFewValues',
  'noMetric',
] as const

/** Why a text is no expression: `at` which sign, from 1; at which word; and what may have been meant. */
export interface ExpressionProblem {
  readonly problem: (typeof expressionProblems)[number]
  readonly at: number
  readonly word: string
  readonly meant: string | null
}

/** The words that say so: those for a word that is near to another ask whether that was meant. */
export const wordsFor = ({
  problem,
  meant,
}: Pick<ExpressionProblem, 'problem' | 'meant'>): `metrics.${string}` =>
  `metrics.expression_${problem}${meant === null ? '' : '_meant'}`

/** The most signs, the deepest nesting and the most metrics of an expression. */
export const mostSigns = 500
export const deepest = 20
export const mostMetrics = 8

function below(expression: Expression): readonly Expression[] {
  if (expression.kind === 'negative') return [expression.of]
  if (expression.kind === 'pair') return [expression.left, expression.right]
  return expression.kind === 'function' ? expression.of : []
}

/** The metrics that an expression is made of, each once, in their order. */
export function metricsIn(expression: Expression): readonly string[] {
  const own = expression.kind === 'metric' ? [expression.key] : []
  return [...new Set([...own, ...below(expression).flatMap(metricsIn)])]
}

/** The same with every − a +: what it comes to from values without signs is how large it is before anything is taken away. */
export function allAdded(expression: Expression): Expression {
  switch (expression.kind) {
    case 'negative':
      return allAdded(expression.of)
    case 'pair': {
      const { sign, left, right } = expression
      return { ...expression, sign: sign === '-' ? '+' : sign, left: allAdded(left), right: allAdded(right) }
    }
    case 'function':
      return { ...expression, of: expression.of.map(allAdded) }
    default:
      return expression
  }
}

const strength = { '+': 1, '-': 1, '*': 2, '/': 2 } as const
const told = { '+': '+', '-': '−', '*': '×', '/': '÷' } as const

const strengthOf = (expression: Expression): number => {
  if (expression.kind === 'pair') return strength[expression.sign]
  return expression.kind === 'negative' ? 1 : 3
}

/** An expression as it is written, each metric called as `nameOf` says. */
export function writtenAs(expression: Expression, nameOf: (key: string) => string): string {
  const write = (one: Expression): string => writtenAs(one, nameOf)
  const within = (one: Expression, least: number) =>
    strengthOf(one) < least ? `(${write(one)})` : write(one)
  switch (expression.kind) {
    case 'number':
      return String(expression.value)
    case 'metric':
      return nameOf(expression.key)
    case 'negative':
      return `−${within(expression.of, 3)}`
    case 'function':
      return `${expression.name}(${expression.of.map(write).join(', ')})`
    case 'pair': {
      const { sign, left, right } = expression
      // What stands on the right of − or ÷ is bracketed when it is as weak: a − (b + c) is not a − b + c.
      return `${within(left, strength[sign])} ${told[sign]} ${within(right, strength[sign] + 1)}`
    }
  }
}
