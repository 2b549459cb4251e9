import { type Answer, type Answers, type Questionnaire, questionsOf } from './questionnaire.ts'

/** Answers in which only stays that something was written, dated or attached: scores and choices name nobody. */
export function withoutWords(
  questionnaire: Questionnaire,
  answers: Answers,
): Readonly<Record<string, Answer | null>> {
  const said = ['text', 'date', 'file']
  const spoken = new Set(
    questionsOf(questionnaire).flatMap(({ id, kind }) => (said.includes(kind) ? [id] : [])),
  )
  return Object.fromEntries(
    Object.entries(answers).map(([id, answer]) => [id, spoken.has(id) ? null : answer]),
  )
}
