import { csiPoints, type Option, type Question, rangeOf, type Words } from './questionnaire.ts'
import type { Count } from './results.ts'

export type Cell = string | number | null

/** One column of a table of answers, named by ids, so that programs read it in every language. */
export interface Column {
  readonly name: string
  readonly question: Question
  /** What the column is about: the question, and the row or choice of it. */
  readonly titles: readonly Words[]
  /** What may stand in it, with the words for it; null for numbers and texts that need none. */
  readonly values: readonly { readonly value: string | number; readonly words: Words | null }[] | null
  readonly read: (answer: unknown) => Cell
  /** How often each cell stands in it, from what was counted and from how many answered the question. */
  readonly tally: (counts: readonly Count[], answered: number) => readonly (readonly [Cell, number])[]
}

const cell = (value: unknown): Cell =>
  typeof value === 'string' || typeof value === 'number' ? value : value === true ? 1 : null

const within = (answer: unknown, key: string): unknown =>
  typeof answer === 'object' && answer !== null ? (answer as Record<string, unknown>)[key] : undefined

const upTo = (low: number, high: number) =>
  Array.from({ length: high - low + 1 }, (_, place) => ({ value: low + place, words: null }))

const named = (options: readonly Option[]) => options.map(({ id, words }) => ({ value: id, words }))

/** Numbers are counted as texts by the database. */
const tallied =
  (question: string, part: string | null, isNumber: boolean): Column['tally'] =>
  (counts) =>
    counts
      .filter((one) => one.question === question && one.part === part && one.count > 0)
      .map(({ value, count }) => [isNumber ? Number(value === 'true' ? 1 : value) : value, count])

function rowColumns(question: Extract<Question, { kind: 'csi' | 'matrix' }>): Column[] {
  const isNumber = question.kind === 'csi'
  return question.rows.map(({ id, words }) => ({
    name: `${question.id}.${id}`,
    question,
    titles: [question.title, words],
    values: question.kind === 'csi' ? upTo(1, csiPoints) : named(question.columns),
    read: (answer) => cell(within(answer, id)),
    tally: tallied(question.id, id, isNumber),
  }))
}

function choiceColumns(question: Extract<Question, { kind: 'multiple' | 'ranking' }>): Column[] {
  const isRanking = question.kind === 'ranking'
  return question.choices.map(({ id, words }) => ({
    name: `${question.id}.${id}`,
    question,
    titles: [question.title, words],
    values: isRanking ? null : upTo(0, 1),
    read: (answer) => {
      if (!Array.isArray(answer)) return null
      const place = answer.indexOf(id) + 1
      return isRanking ? place || null : Math.min(place, 1)
    },
    tally: (counts, answered) => {
      if (isRanking) return tallied(question.id, id, true)(counts, answered)
      const chosen = counts.reduce(
        (sum, one) => (one.question === question.id && one.part === id ? sum + one.count : sum),
        0,
      )
      return [
        [0, answered - chosen],
        [1, chosen],
      ]
    },
  }))
}

function valuesOf(question: Question): Column['values'] {
  if (question.kind === 'single') return named(question.choices)
  if (question.kind === 'consent' || question.kind === 'file') return [{ value: 1, words: question.title }]
  const range = rangeOf(question)
  return range && upTo(...range)
}

/** Whether files were attached; they are no cells. */
const fileColumn = (question: Question): Column => ({
  name: question.id,
  question,
  titles: [question.title],
  values: valuesOf(question),
  read: (answer) => (Array.isArray(answer) && answer.length > 0 ? 1 : null),
  tally: (_, answered) => [[1, answered]],
})

/** The columns of a table of answers: one for each thing that was asked. */
export function columnsOf(question: Question): readonly Column[] {
  if (question.kind === 'csi' || question.kind === 'matrix') return rowColumns(question)
  if (question.kind === 'multiple' || question.kind === 'ranking') return choiceColumns(question)
  if (question.kind === 'file') return [fileColumn(question)]
  const isNumber = question.kind === 'consent' || rangeOf(question) !== null
  return [
    {
      name: question.id,
      question,
      titles: [question.title],
      values: valuesOf(question),
      read: cell,
      tally: tallied(question.id, null, isNumber),
    },
  ]
}
