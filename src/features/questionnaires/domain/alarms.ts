import {
  type Answer,
  type Answers,
  csiPoints,
  type Question,
  type Questionnaire,
  questionsOf,
  rangeOf,
} from './questionnaire.ts'

/** The lowest and highest threshold of a question that can have one; null for the others. A CSI is judged by its index. */
export const alarmRangeOf = (question: Question): readonly [low: number, high: number] | null =>
  question.kind === 'csi' ? [0, 100] : rangeOf(question)

/** Much effort is bad; of every other score little is. */
export const worseIsHigher = (question: Question): boolean =>
  question.kind === 'ces' && question.scale === 'effort-5'

/** A threshold to begin with: detractors, the dissatisfied, those for whom it was hard. */
export function suggestedAlarm(question: Question): number | null {
  if (question.kind === 'ces') return question.scale === 'effort-5' ? 4 : 3
  return { nps: 6, csat: 2, csi: 50 }[question.kind as string] ?? null
}

export const alarmAtOf = (question: Question): number | null =>
  'alarmAt' in question ? (question.alarmAt ?? null) : null

/** Whether a question's threshold is one that answers can reach; none fits always. */
export function thresholdFits(question: Question): boolean {
  const at = alarmAtOf(question)
  const range = alarmRangeOf(question)
  return at === null || (range !== null && at >= range[0] && at <= range[1])
}

/** What an answer scores: as given, or the index (0–100) of its Likert rows. */
function scoreOf(question: Question, answer: Answer): number | null {
  if (typeof answer === 'number') return answer
  if (question.kind !== 'csi' || typeof answer !== 'object' || Array.isArray(answer)) return null
  const points = Object.values(answer).map(Number)
  if (points.length === 0) return null
  const mean = points.reduce((sum, point) => sum + point, 0) / points.length
  return Math.round((1000 * (mean - 1)) / (csiPoints - 1)) / 10
}

/** An answer at or beyond its question's threshold. */
export interface LowAnswer {
  readonly question: string
  readonly score: number
}

/** Which answers are to be followed up. */
export const lowAnswers = (questionnaire: Questionnaire, answers: Answers): readonly LowAnswer[] =>
  questionsOf(questionnaire).flatMap((question) => {
    const at = alarmAtOf(question)
    const answer = answers[question.id]
    const score = answer === undefined ? null : scoreOf(question, answer)
    if (at === null || score === null) return []
    return (worseIsHigher(question) ? score >= at : score <= at) ? [{ question: question.id, score }] : []
  })

/** What somebody wrote in their own words, one text after the other. */
export const wordsIn = (questionnaire: Questionnaire, answers: Answers): string =>
  questionsOf(questionnaire)
    .flatMap((question) => {
      const answer = answers[question.id]
      // An address or a number that was asked for says nothing of how somebody was served.
      const free = question.kind === 'text' && question.format === 'any'
      return free && typeof answer === 'string' ? [answer.trim()] : []
    })
    .filter((text) => text !== '')
    .join('\n')
