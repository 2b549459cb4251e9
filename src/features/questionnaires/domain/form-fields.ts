import { asked } from './conditions.ts'
import { type Answers, csiPoints, type Page, type Question, type Questionnaire } from './questionnaire.ts'

/** One field of a form as a browser sends it. */
export type Field = readonly [name: string, value: string]

/** What the fields of a question are called: `a.q1`, and `a.q1.row` for its rows and ranks. */
export const fieldOf = (question: Question, part?: string): string =>
  part === undefined ? `a.${question.id}` : `a.${question.id}.${part}`

const whole = (value: string): number | string => (/^\d{1,2}$/.test(value) ? Number(value) : value)

function parts(question: Question, fields: readonly Field[]): [part: string, value: string][] {
  const start = `${fieldOf(question)}.`
  return fields.flatMap(([name, value]) =>
    name.startsWith(start) && value !== '' ? [[name.slice(start.length), value]] : [],
  )
}

function given(question: Question, fields: readonly Field[]): unknown {
  const values = fields.filter(([name, value]) => name === fieldOf(question) && value !== '')
  const first = values[0]?.[1]
  switch (question.kind) {
    case 'nps':
    case 'csat':
    case 'ces':
      return first === undefined ? undefined : whole(first)
    case 'multiple':
    case 'file':
      return values.map(([, value]) => value)
    case 'ranking':
      return parts(question, fields)
        .sort(([, one], [, other]) => Number(one) - Number(other))
        .map(([choice]) => choice)
    case 'csi':
      return Object.fromEntries(parts(question, fields).map(([row, value]) => [row, whole(value)]))
    case 'matrix':
      return Object.fromEntries(parts(question, fields))
    case 'consent':
      return first === undefined ? undefined : true
    default:
      return first
  }
}

/** What was answered before, with the questions of one page as its form says now. */
export function withFields(
  page: Page,
  before: Readonly<Record<string, unknown>>,
  fields: readonly Field[],
): Record<string, unknown> {
  const ofPage = page.questions.map((question) => [question.id, given(question, fields)] as const)
  const kept = Object.entries(before).filter(([id]) => !page.questions.some((question) => question.id === id))
  return Object.fromEntries([...kept, ...ofPage.filter(([, value]) => value !== undefined)])
}

/** The pages on which something is asked, given these answers, by their place. */
export function pagesAsked(questionnaire: Questionnaire, answers: Answers): readonly number[] {
  const { questions } = asked(questionnaire, answers)
  const shown = new Set(questions.map(({ id }) => id))
  return questionnaire.pages.flatMap((page, place) =>
    page.questions.some(({ id }) => shown.has(id)) ? [place] : [],
  )
}

/** The points of a Likert row, from 1. */
export const likertPoints: readonly number[] = Array.from({ length: csiPoints }, (_, index) => index + 1)
