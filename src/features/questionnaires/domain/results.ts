import { csat } from '@huixiang/cx-stats/csat.ts'
import { csi } from '@huixiang/cx-stats/csi.ts'
import type { Estimate } from '@huixiang/cx-stats/estimate.ts'
import { mean } from '@huixiang/cx-stats/mean.ts'
import type { Moments } from '@huixiang/cx-stats/moments.ts'
import { nps, npsGroups } from '@huixiang/cx-stats/nps.ts'
import { proportion } from '@huixiang/cx-stats/proportion.ts'
import {
  csiPoints,
  type Dimension,
  type Option,
  type Question,
  rangeOf,
  type Words,
} from './questionnaire.ts'

/** Fewer answers than this are shown to nobody: among so few one could be known by what they said. */
export const smallestGroup = 5

/** How often something was said: `part` is a row or a chosen option, `value` what was said of it, or its place in an order. */
export interface Count {
  readonly question: string
  readonly part: string | null
  readonly value: string | null
  readonly count: number
}

export interface Bar {
  readonly id: string
  /** Null for a point of a scale. */
  readonly words: Words | null
  /** Null where so few chose it that they are not told apart. */
  readonly count: number | null
  /** Share of those who answered, in percent; null where the bars of a scale tell enough. */
  readonly share: Estimate | null
}

/** What was said to one question, or to one row of it. */
export interface Row {
  readonly id: string
  readonly words: Words | null
  readonly figure: Estimate | null
  readonly bars: readonly Bar[]
}

export const units = ['nps', 'percent', 'mean', 'rank', 'index'] as const

export interface Result {
  readonly id: string
  readonly kind: Question['kind']
  readonly title: Words
  readonly n: number
  /** Nobody answered, or too few to be told. */
  readonly few: boolean
  readonly unit: (typeof units)[number] | null
  readonly figure: Estimate | null
  readonly rows: readonly Row[]
}

type Of<K extends Question['kind']> = Extract<Question, { kind: K }>
type Spoken = Pick<Result, 'unit' | 'figure' | 'rows'>

export const percent = (share: Estimate): Estimate => ({
  ...share,
  value: share.value === null ? null : 100 * share.value,
  low: share.low === null ? null : 100 * share.low,
  high: share.high === null ? null : 100 * share.high,
})

export const plain = ({ value, n, low, high, confidence, method }: Estimate): Estimate => ({
  value,
  n,
  low,
  high,
  confidence,
  method,
})

const shareOf = (hits: number, n: number): Estimate => percent(proportion({ hits, n }))

/** Moments of a scale from how often each point was chosen. */
const momentsOf = (points: readonly number[], counts: readonly number[]): Moments =>
  points.reduce(
    ({ n, sum, sumSquares }, point, place) => {
      const count = counts[place] ?? 0
      return { n: n + count, sum: sum + count * point, sumSquares: sumSquares + count * point * point }
    },
    { n: 0, sum: 0, sumSquares: 0 },
  )

const upTo = (low: number, high: number): number[] =>
  Array.from({ length: high - low + 1 }, (_, index) => low + index)

const said = (counts: readonly Count[], part: string | null, value: string | null): number =>
  counts.reduce((sum, one) => (one.part === part && one.value === value ? sum + one.count : sum), 0)

const pointBars = (points: readonly number[], counts: readonly number[]): Bar[] =>
  points.map((point, place) => ({ id: String(point), words: null, count: counts[place] ?? 0, share: null }))

function scored(question: Of<'nps' | 'csat' | 'ces'>, counts: readonly Count[]): Spoken {
  const [low, high] = rangeOf(question) ?? [1, 5]
  const points = upTo(low, high)
  const each = points.map((point) => said(counts, null, String(point)))
  const rows = [{ id: question.id, words: null, figure: null, bars: pointBars(points, each) }]
  if (question.kind === 'nps') return { unit: 'nps', figure: nps(each), rows }
  if (question.kind === 'csat') return { unit: 'percent', figure: percent(csat(each)), rows }
  return { unit: 'mean', figure: mean(momentsOf(points, each), { range: [low, high] }), rows }
}

const optionBars = (options: readonly Option[], n: number, countOf: (id: string) => number): Bar[] =>
  options.map(({ id, words }) => ({ id, words, count: countOf(id), share: shareOf(countOf(id), n) }))

function chosen(question: Of<'single' | 'multiple'>, counts: readonly Count[], n: number): Spoken {
  const countOf = (id: string) =>
    question.kind === 'single'
      ? said(counts, null, id)
      : counts.reduce((sum, one) => (one.part === id ? sum + one.count : sum), 0)
  const bars = optionBars(question.choices, n, countOf)
  return { unit: null, figure: null, rows: [{ id: question.id, words: null, figure: null, bars }] }
}

/** The mean place of each choice; 1 is the first. */
function ranked(question: Of<'ranking'>, counts: readonly Count[]): Spoken {
  const places = upTo(1, question.choices.length)
  const rows = question.choices.map(({ id, words }) => {
    const each = places.map((place) => said(counts, id, String(place)))
    const figure = mean(momentsOf(places, each), { range: [1, places.length] })
    return { id, words, figure, bars: pointBars(places, each) }
  })
  return { unit: 'rank', figure: null, rows }
}

function likert(question: Of<'csi'>, counts: readonly Count[], index: Index): Spoken {
  const points = upTo(1, csiPoints)
  const rows = question.rows.map(({ id, words }) => {
    const each = points.map((point) => said(counts, id, String(point)))
    return {
      id,
      words,
      figure: mean(momentsOf(points, each), { range: [1, csiPoints] }),
      bars: pointBars(points, each),
    }
  })
  return { unit: 'index', figure: indexOf(index), rows }
}

function matrix(question: Of<'matrix'>, counts: readonly Count[]): Spoken {
  const rows = question.rows.map(({ id, words }) => {
    const n = counts.reduce((sum, one) => (one.part === id ? sum + one.count : sum), 0)
    return {
      id,
      words,
      figure: null,
      bars: optionBars(question.columns, n, (column) => said(counts, id, column)),
    }
  })
  return { unit: null, figure: null, rows }
}

/** Moments of people's means in one dimension, from all statements of a survey. */
export type Index = Readonly<Partial<Record<Dimension, Moments>>>

/** The index of satisfaction over a whole survey; null where a dimension was not answered by anybody. */
function indexOf({ product, service, value, emotion }: Index): Estimate | null {
  if (!product?.n || !service?.n || !value?.n || !emotion?.n) return null
  return plain(csi({ quality: product, service, value, bond: emotion }))
}

function spokenOf(question: Question, counts: readonly Count[], about: { n: number; index: Index }): Spoken {
  switch (question.kind) {
    case 'nps':
    case 'csat':
    case 'ces':
      return scored(question, counts)
    case 'single':
    case 'multiple':
      return chosen(question, counts, about.n)
    case 'ranking':
      return ranked(question, counts)
    case 'csi':
      return likert(question, counts, about.index)
    case 'matrix':
      return matrix(question, counts)
    default:
      return { unit: null, figure: null, rows: [] }
  }
}

/** One group of an NPS among those who answered. */
export interface NpsGroup {
  readonly id: 'promoters' | 'passives' | 'detractors'
  readonly count: number
  readonly share: Estimate
}

/** Promoters, passives and detractors behind the bars 0 to 10; none where one of the bars is not told. */
export function npsGroupsIn(bars: readonly Pick<Bar, 'count'>[]): readonly NpsGroup[] {
  const counts = bars.map(({ count }) => count)
  if (!counts.every((count) => count !== null)) return []
  const n = counts.reduce((sum, count) => sum + count, 0)
  const { promoters, passives, detractors } = npsGroups(counts)
  return Object.entries({ promoters, passives, detractors }).map(([id, count]) => ({
    id: id as NpsGroup['id'],
    count,
    share: shareOf(count, n),
  }))
}

/** What was said to each question, as far as it is told. */
export function resultsOf(
  questions: readonly Question[],
  told: {
    counts: readonly Count[]
    answered: ReadonlyMap<string, number>
    index: Index
  },
): readonly Result[] {
  return questions.map((question) => {
    const n = told.answered.get(question.id) ?? 0
    const counts = told.counts.filter((one) => one.question === question.id)
    const few = n === 0
    const none: Spoken = { unit: null, figure: null, rows: [] }
    const spoken = few ? none : spokenOf(question, counts, { n, index: told.index })
    const { id, kind, title } = question
    return { id, kind, title, n, few, ...spoken, figure: spoken.figure && plain(spoken.figure) }
  })
}
