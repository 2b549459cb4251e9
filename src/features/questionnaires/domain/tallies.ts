import type { Answered, Heard } from './hearing.ts'
import { type Answers, type Dimension, dimensions, type Question } from './questionnaire.ts'
import type { Index } from './results.ts'

/** One thing that was said, as it is counted: '' for a part or a value that there is none of. */
export interface Said {
  readonly question: string
  readonly part: string
  readonly value: string
}

/** Under it whole answers are counted. */
export const wholeAnswer = ''

/** Under it people's means in one dimension of satisfaction are counted; no question is called so. */
export const underDimension = (dimension: Dimension): string => `~${dimension}`

const presence = (question: string): Said => ({ question, part: '', value: '' })

const isWritten = ({ kind }: Question): boolean => kind === 'text' || kind === 'date' || kind === 'file'

function saidTo(question: Question, answer: unknown): Said[] {
  const { id } = question
  // What was written or dated is told by itself, and may be taken out later; that something was said stays.
  if (isWritten(question)) return []
  if (Array.isArray(answer))
    return answer.map((option, place) => ({ question: id, part: String(option), value: String(place + 1) }))
  if (typeof answer === 'object' && answer !== null)
    return Object.entries(answer).map(([row, value]) => ({ question: id, part: row, value: String(value) }))
  return [{ question: id, part: '', value: String(answer) }]
}

/** A person's mean in a dimension as sum and count, so that it is kept exactly. */
function meanIn(dimension: Dimension, questions: readonly Question[], answers: Answers): Said[] {
  const points = questions.flatMap((question) => {
    const given = answers[question.id]
    if (question.kind !== 'csi' || typeof given !== 'object') return []
    return question.rows.flatMap((row) => {
      const point = row.dimension === dimension ? (given as Record<string, unknown>)[row.id] : undefined
      return typeof point === 'number' ? [point] : []
    })
  })
  if (points.length === 0) return []
  const sum = points.reduce((all, one) => all + one, 0)
  const question = underDimension(dimension)
  return [presence(question), { question, part: '', value: `${sum}/${points.length}` }]
}

/** Everything one answer says, each thing once. */
export function saidIn(questions: readonly Question[], answers: Answers): readonly Said[] {
  const each = questions.flatMap((question) =>
    Object.hasOwn(answers, question.id)
      ? [presence(question.id), ...saidTo(question, answers[question.id])]
      : [],
  )
  const means = dimensions.flatMap((dimension) => meanIn(dimension, questions, answers))
  return [presence(wholeAnswer), ...each, ...means]
}

export interface Tally extends Said {
  readonly count: number
}

/** How often each thing is said in answers, in the order in which rows are always written. */
export function tallied(questions: readonly Question[], answers: readonly Answers[]): readonly Tally[] {
  const counts = new Map<string, number>()
  for (const one of answers)
    for (const { question, part, value } of saidIn(questions, one)) {
      const key = JSON.stringify([question, part, value])
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  return [...counts]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, count]) => {
      const [question, part, value] = JSON.parse(key) as [string, string, string]
      return { question, part, value, count }
    })
}

/** All that is told of some answers. */
export interface Told {
  readonly heard: readonly Heard[]
  readonly answered: ReadonlyMap<string, Answered>
  readonly answers: Answered
  readonly index: Index
}

export type Kept = Said & Answered

function indexIn(kept: readonly Kept[]): Index {
  const found = dimensions.flatMap((dimension) => {
    const means = kept.filter(({ question, value }) => question === underDimension(dimension) && value !== '')
    if (means.length === 0) return []
    const moments = means.reduce(
      ({ n, sum, sumSquares }, { value, named, anonymous }) => {
        const [points = 0, statements = 1] = value.split('/').map(Number)
        const count = named + anonymous
        const mean = points / statements
        return { n: n + count, sum: sum + count * mean, sumSquares: sumSquares + count * mean * mean }
      },
      { n: 0, sum: 0, sumSquares: 0 },
    )
    return [[dimension, moments] as const]
  })
  return Object.fromEntries(found)
}

/** What kept tallies tell. */
export function toldBy(kept: readonly Kept[]): Told {
  const isPresence = ({ part, value }: Said) => part === '' && value === ''
  const answered = new Map(
    kept.filter(isPresence).map(({ question, named, anonymous }) => [question, { named, anonymous }]),
  )
  const heard = kept.flatMap(({ question, part, value, named, anonymous }) =>
    isPresence({ question, part, value }) || question.startsWith('~')
      ? []
      : [{ question, part: part === '' ? null : part, value, named, anonymous }],
  )
  return {
    heard,
    answered,
    answers: answered.get(wholeAnswer) ?? { named: 0, anonymous: 0 },
    index: indexIn(kept),
  }
}
