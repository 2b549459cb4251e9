import { cutsFor } from '#features/metrics/server/public/cut.ts'
import type { InputOf } from '#platform/contract/endpoint.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type QueryContext, query } from '#platform/server/command.ts'
import { readFigures } from '../contract/figures.ts'

type Question = InputOf<typeof readFigures>['question'][number]

/** The answers to questions, in their order. */
export async function answersTo(context: QueryContext, questions: readonly Question[]) {
  const answers = await cutsFor(
    context,
    questions.map(({ asked }) => asked),
  )
  return questions.map(({ line }, index) => {
    const answer = answers[index] as (typeof answers)[number]
    return answer instanceof Refusal
      ? { line, cut: null, problem: answer.code }
      : { line, cut: answer, problem: null }
  })
}

export const figures = query(readFigures, async (context, { question }) => ({
  answers: await answersTo(context, question),
}))
