import { csat } from '@huixiang/cx-stats/csat.ts'
import { csi } from '@huixiang/cx-stats/csi.ts'
import type { Estimate } from '@huixiang/cx-stats/estimate.ts'
import { mean } from '@huixiang/cx-stats/mean.ts'
import { nps } from '@huixiang/cx-stats/nps.ts'
import { proportion } from '@huixiang/cx-stats/proportion.ts'
import { csiPoints, type Option, type Question, rangeOf, type Words } from './questionnaire.ts'

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
  readonly count: number
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
  /** Too few answered, so that nothing more is said. */
  readonly few: boolean
  readonly unit: (typeof units)[number] | null
  readonly figure: Estimate | null
  readonly rows: readonly Row[]
}

type Of<K extends Question['kind']> = Extract<Question, { kind: K }>
type Spoken = Pick<Result, 'unit' | 'figure' | 'rows'>

const percent = (share: Estimate): Estimate => ({
  ...share,
  value: share.value === null ? null : 100 * share.value,
  low: share.low === null ? null : 100 * share.low,
  high: share.high === null ? null : 100 * share.high,
})

const plain = ({ value, n, low, high, confidence, method }: Estimate): Estimate => ({
  value,
  n,
  low,
  high,
  confidence,
  method,
})

const shareOf = (hits: number, n: number): Estimate => percent(proportion({ hits, n }))

/** Sample of a scale from how often each point was chosen. */
const sampleOf = (points: readonly number[], counts: readonly number[]): number[] =>
  points.flatMap((point, place) => new Array<number>(counts[place] ?? 0).fill(point))

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
  return { unit: 'mean', figure: mean(sampleOf(points, each), { range: [low, high] }), rows }
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
    const figure = mean(sampleOf(places, each), { range: [1, places.length] })
    return { id, words, figure, bars: pointBars(places, each) }
  })
  return { unit: 'rank', figure: null, rows }
}

function likert(question: Of<'csi'>, counts: readonly Count[], respondents: readonly Respondent[]): Spoken {
  const points = upTo(1, csiPoints)
  const rows = question.rows.map(({ id, words }) => {
    const each = points.map((point) => said(counts, id, String(point)))
    return {
      id,
      words,
      figure: mean(sampleOf(points, each), { range: [1, csiPoints] }),
      bars: pointBars(points, each),
    }
  })
  return { unit: 'index', figure: indexOf(respondents), rows }
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

/** One person's mean in each dimension they answered, from all statements of a survey. */
export type Respondent = Readonly<Partial<Record<'product' | 'service' | 'value' | 'emotion', number>>>

/** The index of satisfaction over a whole survey; null where a dimension was not asked of anybody. */
function indexOf(respondents: readonly Respondent[]): Estimate | null {
  const of = (dimension: keyof Respondent) => respondents.flatMap((respondent) => respondent[dimension] ?? [])
  const [quality, service, value, bond] = [of('product'), of('service'), of('value'), of('emotion')]
  if ([quality, service, value, bond].some(({ length }) => length === 0)) return null
  return plain(
    csi({
      quality: momentsOf(quality),
      service: momentsOf(service),
      value: momentsOf(value),
      bond: momentsOf(bond),
    }),
  )
}

const momentsOf = (values: readonly number[]) => ({
  n: values.length,
  sum: values.reduce((sum, one) => sum + one, 0),
  sumSquares: values.reduce((sum, one) => sum + one * one, 0),
})

/** A person's mean in each dimension, from their answers to every statement of a survey. */
export function respondentOf(
  questions: readonly Question[],
  answers: Readonly<Record<string, unknown>>,
): Respondent {
  const sums = new Map<keyof Respondent, number[]>()
  for (const question of questions) {
    if (question.kind !== 'csi') continue
    const given = (answers[question.id] ?? {}) as Record<string, unknown>
    for (const { id, dimension } of question.rows)
      if (typeof given[id] === 'number') sums.set(dimension, [...(sums.get(dimension) ?? []), given[id]])
  }
  const middle = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length
  return Object.fromEntries([...sums].map(([dimension, values]) => [dimension, middle(values)]))
}

function spokenOf(
  question: Question,
  counts: readonly Count[],
  about: { n: number; respondents: readonly Respondent[] },
): Spoken {
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
      return likert(question, counts, about.respondents)
    case 'matrix':
      return matrix(question, counts)
    default:
      return { unit: null, figure: null, rows: [] }
  }
}

/** What was said to each question. Nothing is said of a question that fewer than `smallestGroup` answered. */
export function resultsOf(
  questions: readonly Question[],
  told: {
    counts: readonly Count[]
    answered: ReadonlyMap<string, number>
    respondents: readonly Respondent[]
  },
): readonly Result[] {
  return questions.map((question) => {
    const n = told.answered.get(question.id) ?? 0
    const counts = told.counts.filter((one) => one.question === question.id)
    const few = n < smallestGroup
    const none: Spoken = { unit: null, figure: null, rows: [] }
    const spoken = few ? none : spokenOf(question, counts, { n, respondents: told.respondents })
    const { id, kind, title } = question
    return { id, kind, title, n, few, ...spoken, figure: spoken.figure && plain(spoken.figure) }
  })
}

/** Whether figures of one version may stand apart: neither it nor what is left without it is so small that somebody could be known. */
export const mayStandApart = (n: number, all: number): boolean =>
  n >= smallestGroup && (all - n === 0 || all - n >= smallestGroup)
