import { cutFor } from '#features/metrics/server/public/cut.ts'
import type { InputOf } from '#platform/contract/endpoint.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type QueryContext, query } from '#platform/server/command.ts'
import { readFigures } from '../contract/figures.ts'

type Question = InputOf<typeof readFigures>['question'][number]

/** As many at once as leave the database to others, too. */
const atOnce = 4

async function answer(context: QueryContext, { line, asked }: Question) {
  try {
    return { line, cut: await cutFor(context, asked), problem: null }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { line, cut: null, problem: error.code }
  }
}

/** The answers to questions, in their order. */
export async function answersTo(context: QueryContext, questions: readonly Question[]) {
  const answers: Awaited<ReturnType<typeof answer>>[] = []
  for (let first = 0; first < questions.length; first += atOnce)
    answers.push(
      ...(await Promise.all(questions.slice(first, first + atOnce).map((one) => answer(context, one)))),
    )
  return answers
}

export const figures = query(readFigures, async (context, { question }) => ({
  answers: await answersTo(context, question),
}))
