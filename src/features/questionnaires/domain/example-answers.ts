import { asked } from './conditions.ts'
import {
  type Answer,
  type Answers,
  type Condition,
  type Question,
  type Questionnaire,
  questionsOf,
  rangeOf,
} from './questionnaire.ts'

/** Something that may be answered; nothing where only a person has it. */
function anyAnswer(question: Question): Answer | undefined {
  const range = rangeOf(question)
  if (range !== null) return range[1]
  const rows = (point: string | number) =>
    'rows' in question ? Object.fromEntries(question.rows.map(({ id }) => [id, point])) : {}
  switch (question.kind) {
    case 'single':
      return question.choices[0]?.id
    case 'multiple':
    case 'ranking':
      return question.choices.map(({ id }) => id)
    case 'csi':
      return rows(7)
    case 'matrix':
      return rows(question.columns[0]?.id ?? '')
    case 'date':
      return question.earliest ?? question.latest ?? '2026-01-01'
    case 'text':
      return question.format === 'number' ? '1' : '…'
    case 'consent':
      return true
    default:
      return undefined
  }
}

const choicesOf = (question: Question): readonly string[] =>
  'choices' in question ? question.choices.map(({ id }) => id) : []

/** An answer to a question for which a condition about it holds. */
function answerFor({ operator, value }: Condition, about: Question): Answer | undefined {
  if (operator === 'unanswered') return undefined
  if (value === null) return anyAnswer(about)
  const [low, high] = rangeOf(about) ?? [0, 0]
  switch (operator) {
    case 'not-equals':
      return typeof value === 'number'
        ? value === high
          ? low
          : high
        : choicesOf(about).find((one) => one !== value)
    case 'includes':
      return [String(value)]
    case 'excludes':
      return choicesOf(about).filter((one) => one !== value)
    default:
      return value
  }
}

/** A condition speaks of an earlier question, so the way back ends. */
function before(all: readonly Question[], question: Question): Answers {
  const { visibleIf } = question
  const about = all.slice(0, all.indexOf(question)).find(({ id }) => id === visibleIf?.question)
  if (visibleIf === null || about === undefined) return {}
  const answer = answerFor(visibleIf, about)
  return { ...before(all, about), ...(answer !== undefined && { [about.id]: answer }) }
}

/** Answers after which a question is asked, made up so that it can be looked at; none where it is asked of everybody. */
export function answersLeadingTo(questionnaire: Questionnaire, id: string): Answers {
  const all = questionsOf(questionnaire)
  const question = all.find((one) => one.id === id)
  return question === undefined ? {} : asked(questionnaire, before(all, question)).answers
}
