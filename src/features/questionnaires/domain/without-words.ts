import { type Answers, type Questionnaire, questionsOf } from './questionnaire.ts'

/** Answers without what was written and without days: scores and choices, which name nobody. */
export function withoutWords(questionnaire: Questionnaire, answers: Answers): Answers {
  const spoken = new Set(
    questionsOf(questionnaire).flatMap(({ id, kind }) => (kind === 'text' || kind === 'date' ? [id] : [])),
  )
  return Object.fromEntries(Object.entries(answers).filter(([id]) => !spoken.has(id)))
}
