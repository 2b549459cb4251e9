import type { Question } from './questionnaire.ts'

/** The columns of a table of answers: one for each thing that was asked, named by ids, so that programs read them in every language. */
export function columnsOf(
  question: Question,
): readonly { name: string; read: (answer: unknown) => string | number | null }[] {
  const cell = (value: unknown) =>
    typeof value === 'string' || typeof value === 'number' ? value : value === true ? 1 : null
  const within = (answer: unknown, key: string): unknown =>
    typeof answer === 'object' && answer !== null ? (answer as Record<string, unknown>)[key] : undefined
  if (question.kind === 'csi' || question.kind === 'matrix')
    return question.rows.map(({ id }) => ({
      name: `${question.id}.${id}`,
      read: (answer) => cell(within(answer, id)),
    }))
  if (question.kind === 'multiple' || question.kind === 'ranking')
    return question.choices.map(({ id }) => ({
      name: `${question.id}.${id}`,
      read: (answer) => {
        if (!Array.isArray(answer)) return null
        const place = answer.indexOf(id) + 1
        return question.kind === 'ranking' ? place || null : Math.min(place, 1)
      },
    }))
  return [{ name: question.id, read: cell }]
}
