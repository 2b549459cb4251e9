import { asked } from './conditions.ts'
import { isDay } from './days.ts'
import {
  type Answer,
  type Answers,
  csiPoints,
  type Question,
  type Questionnaire,
  questionsOf,
  rangeOf,
} from './questionnaire.ts'

export const answerProblems = [
  'required',
  'malformed',
  'not-offered',
  'too-few',
  'too-many',
  'incomplete',
  'too-long',
  'bad-email',
  'bad-phone',
  'bad-number',
  'bad-day',
  'too-early',
  'too-late',
] as const
export type AnswerProblem = (typeof answerProblems)[number]

type Of<K extends Question['kind']> = Extract<Question, { kind: K }>

const shapes = {
  email: /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
  phone: /^\+?[\d\s()-]{5,20}$/,
  number: /^-?\d{1,15}(\.\d{1,6})?$/,
}
const badShape = { email: 'bad-email', phone: 'bad-phone', number: 'bad-number' } as const

function textProblem({ format, longest }: Of<'text'>, value: unknown): AnswerProblem | null {
  if (typeof value !== 'string') return 'malformed'
  if (value.length > longest) return 'too-long'
  if (format === 'any') return null
  return shapes[format].test(value.trim()) ? null : badShape[format]
}

function dateProblem({ earliest, latest }: Of<'date'>, value: unknown): AnswerProblem | null {
  if (typeof value !== 'string' || !isDay(value)) return 'bad-day'
  if (earliest !== null && value < earliest) return 'too-early'
  return latest !== null && value > latest ? 'too-late' : null
}

function severalProblem(question: Of<'multiple' | 'ranking'>, value: unknown): AnswerProblem | null {
  if (!Array.isArray(value)) return 'malformed'
  const known = new Set(question.choices.map(({ id }) => id))
  if (!value.every((one) => known.has(one)) || new Set(value).size !== value.length) return 'not-offered'
  if (question.kind === 'ranking') return value.length < known.size ? 'incomplete' : null
  if (value.length < question.least) return 'too-few'
  return question.most !== null && value.length > question.most ? 'too-many' : null
}

function rowsProblem(question: Of<'csi' | 'matrix'>, value: unknown): AnswerProblem | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'malformed'
  const offered = (point: unknown): boolean =>
    question.kind === 'csi'
      ? Number.isInteger(point) && Number(point) >= 1 && Number(point) <= csiPoints
      : question.columns.some(({ id }) => id === point)
  const given = Object.entries(value)
  const fits = ([row, point]: [string, unknown]) =>
    question.rows.some(({ id }) => id === row) && offered(point)
  if (!given.every(fits)) return 'not-offered'
  return question.required && given.length < question.rows.length ? 'incomplete' : null
}

const fileId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function fileProblem({ mostFiles }: Of<'file'>, value: unknown): AnswerProblem | null {
  if (!Array.isArray(value)) return 'malformed'
  if (!value.every((one) => typeof one === 'string' && fileId.test(one))) return 'malformed'
  if (new Set(value).size !== value.length) return 'malformed'
  return value.length > mostFiles ? 'too-many' : null
}

/** What is wrong with an answer that was given; null when nothing is. */
export function problemWith(question: Question, value: unknown): AnswerProblem | null {
  const range = rangeOf(question)
  if (range !== null) {
    if (typeof value !== 'number') return 'malformed'
    return Number.isInteger(value) && value >= range[0] && value <= range[1] ? null : 'not-offered'
  }
  switch (question.kind) {
    case 'single':
      return question.choices.some(({ id }) => id === value) ? null : 'not-offered'
    case 'multiple':
    case 'ranking':
      return severalProblem(question, value)
    case 'csi':
    case 'matrix':
      return rowsProblem(question, value)
    case 'text':
      return textProblem(question, value)
    case 'date':
      return dateProblem(question, value)
    case 'file':
      return fileProblem(question, value)
    default:
      return value === true ? null : 'malformed'
  }
}

/** Whether nothing was said: an empty field, no choice, no row. */
function isBlank(value: unknown): boolean {
  if (value === undefined || value === null || value === false) return true
  if (typeof value === 'string') return value.trim() === ''
  return typeof value === 'object' && Object.keys(value).length === 0
}

/** What can be kept of what was given, whether or not the whole is done: sound answers to questions that are there. */
export function keptAnswers(questionnaire: Questionnaire, given: Readonly<Record<string, unknown>>): Answers {
  const sound: Record<string, Answer> = {}
  for (const question of questionsOf(questionnaire)) {
    const value = Object.hasOwn(given, question.id) ? given[question.id] : undefined
    if (isBlank(value)) continue
    const problem = problemWith(question, value)
    if (problem === null || problem === 'incomplete' || problem === 'too-few')
      sound[question.id] = value as Answer
  }
  return sound
}

export interface CheckedAnswers {
  /** Only of questions that are asked, given these answers. */
  readonly answers: Answers
  readonly problems: readonly { readonly question: string; readonly problem: AnswerProblem }[]
}

/** A whole answer: what counts of it, and what still stands against taking it. */
export function checkedAnswers(
  questionnaire: Questionnaire,
  given: Readonly<Record<string, unknown>>,
): CheckedAnswers {
  const { questions, answers } = asked(questionnaire, keptAnswers(questionnaire, given))
  const problems = questions.flatMap((question) => {
    const value = Object.hasOwn(given, question.id) ? given[question.id] : undefined
    if (isBlank(value))
      return question.required ? [{ question: question.id, problem: 'required' as const }] : []
    const problem = problemWith(question, value)
    return problem === null ? [] : [{ question: question.id, problem }]
  })
  return { answers, problems }
}
