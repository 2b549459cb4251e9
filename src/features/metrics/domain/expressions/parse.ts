import {
  deepest,
  type Expression,
  type ExpressionProblem,
  type FunctionName,
  functionNames,
  metricsIn,
  mostMetrics,
  mostSigns,
} from './expression.ts'
import { nearestWord } from './nearest-word.ts'
import { type Token, tokensOf } from './tokens.ts'

class Wrong extends Error {
  readonly why: ExpressionProblem
  constructor(why: ExpressionProblem) {
    super(why.problem)
    this.why = why
  }
}

const wrong = (problem: ExpressionProblem['problem'], { at, word }: Pick<Token, 'at' | 'word'>): Wrong =>
  new Wrong({ problem, at, word, meant: null })

const isFunction = (word: string): word is FunctionName => functionNames.some((name) => name === word)

/** Reads an expression from its pieces: sums of products of what stands by itself. */
class Reader {
  private readonly tokens: readonly Token[]
  private readonly metrics: readonly string[]
  private place = 0
  private depth = 0

  constructor(tokens: readonly Token[], metrics: readonly string[]) {
    this.tokens = tokens
    this.metrics = metrics
  }

  whole(): Expression {
    const expression = this.sum()
    if (this.next.kind !== 'end') throw this.unexpected()
    return expression
  }

  private get next(): Token {
    return this.tokens[this.place] as Token
  }

  private take(): Token {
    const token = this.next
    this.place += 1
    return token
  }

  private unexpected(): Wrong {
    return wrong(this.next.kind === 'end' ? 'unfinished' : 'unexpected', this.next)
  }

  private skip(kind: Token['kind']): void {
    if (this.next.kind !== kind) throw this.unexpected()
    this.take()
  }

  private pairs(signs: readonly string[], read: () => Expression): Expression {
    let left = read()
    for (;;) {
      const { next } = this
      if (next.kind !== 'sign' || !signs.includes(next.sign)) return left
      this.take()
      left = { kind: 'pair', sign: next.sign, left, right: read() }
    }
  }

  private sum(): Expression {
    this.depth += 1
    if (this.depth > deepest) throw wrong('tooDeep', this.next)
    const expression = this.pairs(['+', '-'], () => this.pairs(['*', '/'], () => this.one()))
    this.depth -= 1
    return expression
  }

  private one(): Expression {
    const { next } = this
    if (next.kind === 'sign' && next.sign === '-') {
      this.take()
      this.depth += 1
      if (this.depth > deepest) throw wrong('tooDeep', next)
      const of = this.one()
      this.depth -= 1
      return { kind: 'negative', of }
    }
    if (next.kind === '(') {
      this.take()
      const within = this.sum()
      this.skip(')')
      return within
    }
    if (next.kind === 'number') {
      this.take()
      return { kind: 'number', value: next.value }
    }
    if (next.kind === 'name') return this.named()
    throw this.unexpected()
  }

  private named(): Expression {
    const token = this.take()
    const { word } = token
    if (isFunction(word) && this.next.kind === '(') return this.calls(word, token)
    if (this.metrics.includes(word)) return { kind: 'metric', key: word }
    const known = [...this.metrics, ...functionNames]
    throw new Wrong({ ...wrong('unknownMetric', token).why, meant: nearestWord(word, known) })
  }

  private calls(name: FunctionName, token: Token): Expression {
    const of: Expression[] = []
    do {
      this.take()
      of.push(this.sum())
    } while (this.next.kind === ',')
    this.skip(')')
    if (of.length < 2) throw wrong('tooFewValues', token)
    return { kind: 'function', name, of }
  }
}

/** Reads a text as an expression over the metrics there are; where it is none, says why and at which sign. */
export function parseExpression(text: string, metrics: readonly string[]): Expression | ExpressionProblem {
  const end = { at: mostSigns + 1, word: '' }
  if ([...text].length > mostSigns) return wrong('tooLong', end).why
  const tokens = tokensOf(text)
  if ('problem' in tokens) return tokens
  try {
    const expression = new Reader(tokens, metrics).whole()
    const parts = metricsIn(expression).length
    const start = { at: 1, word: '' }
    if (parts === 0) return wrong('noMetric', start).why
    return parts > mostMetrics ? wrong('tooMany', start).why : expression
  } catch (error) {
    if (error instanceof Wrong) return error.why
    throw error
  }
}

/** Whether a text could not be read. */
export const isProblem = (read: Expression | ExpressionProblem): read is ExpressionProblem =>
  'problem' in read
