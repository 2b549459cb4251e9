import {
  type Answers,
  type Option,
  type Question,
  type Questionnaire,
  questionsOf,
  type Words,
} from './questionnaire.ts'

/** An answer as its person reads it: options by their words, rows with what was chosen, all else as given. */
function readable(question: Question, answer: Answers[string]): unknown {
  const wordsOf = (options: readonly Option[], id: unknown): Words | unknown =>
    options.find((one) => one.id === id)?.words ?? id
  switch (question.kind) {
    case 'single':
      return wordsOf(question.choices, answer)
    case 'multiple':
    case 'ranking':
      return Array.isArray(answer) ? answer.map((id) => wordsOf(question.choices, id)) : answer
    case 'csi':
    case 'matrix': {
      const columns = question.kind === 'matrix' ? question.columns : []
      return Object.entries(answer).map(([row, chosen]) => ({
        row: wordsOf(question.rows, row),
        chosen: wordsOf(columns, chosen),
      }))
    }
    default:
      return answer
  }
}

/** What was asked and what was answered, in the order asked; questions without an answer are left out. */
export const readableAnswers = (questionnaire: Questionnaire, answers: Answers) =>
  questionsOf(questionnaire).flatMap((question) => {
    const answer = answers[question.id]
    return answer === undefined ? [] : [{ question: question.title, answer: readable(question, answer) }]
  })
