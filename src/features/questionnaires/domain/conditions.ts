import {
  type Answer,
  type Answers,
  type Condition,
  type Kind,
  type Operator,
  type Question,
  type Questionnaire,
  questionsOf,
  rangeOf,
} from './questionnaire.ts'

const always: readonly Operator[] = ['answered', 'unanswered']
const score: readonly Operator[] = ['equals', 'not-equals', 'at-least', 'at-most', ...always]

/** What may be said of the answer to a question of each kind. */
export const operatorsFor: Readonly<Record<Kind, readonly Operator[]>> = {
  nps: score,
  csat: score,
  ces: score,
  csi: always,
  single: ['equals', 'not-equals', ...always],
  multiple: ['includes', 'excludes', ...always],
  matrix: always,
  ranking: always,
  text: always,
  date: always,
  file: always,
  consent: always,
}

/** Whether an operator speaks of a value. */
export const needsValue = (operator: Operator): boolean => !always.includes(operator)

function compares(answer: Answer, { operator, value }: Condition): boolean {
  switch (operator) {
    case 'equals':
      return answer === value
    case 'not-equals':
      return answer !== value
    case 'at-least':
      return typeof answer === 'number' && answer >= Number(value)
    case 'at-most':
      return typeof answer === 'number' && answer <= Number(value)
    case 'includes':
      return Array.isArray(answer) && answer.includes(value)
    case 'excludes':
      return Array.isArray(answer) && !answer.includes(value)
    default:
      return operator === 'answered'
  }
}

function holds(condition: Condition, visible: Answers): boolean {
  const answer = visible[condition.question]
  if (answer === undefined) return condition.operator === 'unanswered'
  return compares(answer, condition)
}

/** The answers that count and the questions that are asked: what was answered before a question went out of sight does not count. */
export function asked(
  questionnaire: Questionnaire,
  answers: Answers,
): { readonly questions: readonly Question[]; readonly answers: Answers } {
  const counted: Record<string, Answer> = {}
  const questions = questionsOf(questionnaire).filter((question) => {
    if (question.visibleIf !== null && !holds(question.visibleIf, counted)) return false
    const answer = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined
    if (answer !== undefined) counted[question.id] = answer
    return true
  })
  return { questions, answers: counted }
}

function valueOccurs(about: Question, { operator, value }: Condition): boolean {
  const range = rangeOf(about)
  if (range !== null) {
    const [low, high] = range
    if (typeof value !== 'number' || !Number.isInteger(value)) return false
    if (operator === 'at-least') return value <= high
    if (operator === 'at-most') return value >= low
    return operator === 'not-equals' || (value >= low && value <= high)
  }
  if (about.kind !== 'single' && about.kind !== 'multiple') return false
  const offered = about.choices.some((choice) => choice.id === value)
  if (operator === 'not-equals') return offered && about.choices.length > 1
  return offered
}

/** Whether anybody could ever see a question with this condition about that earlier question. */
export function canHold(condition: Condition, about: Question): boolean {
  if (condition.operator === 'answered') return true
  // Whoever must answer and is always asked never leaves it unanswered.
  if (condition.operator === 'unanswered') return !about.required || about.visibleIf !== null
  return valueOccurs(about, condition)
}
