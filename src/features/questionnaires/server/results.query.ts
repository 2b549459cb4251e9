import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { questionnaireResults } from '../contract/results.ts'
import { type Answered, alone, type Heard, toldAnswers, toldCounts } from '../domain/hearing.ts'
import { partialResults } from '../domain/partial-results.ts'
import type { Question } from '../domain/questionnaire.ts'
import { type Index, type Result, resultsOf, smallestGroup } from '../domain/results.ts'
import { isFreeText } from './comments.query.ts'
import { heardIn } from './hearing.ts'
import { answersTold, commentsOf, indexOf } from './said.ts'
import type { Scope } from './scope.ts'
import { seenVersion, type View, viewOf } from './view.ts'

interface Told {
  readonly heard: readonly Heard[]
  readonly answered: ReadonlyMap<string, Answered>
}

const results = (questions: readonly Question[], { heard, answered }: Told, index: Index = {}) =>
  resultsOf(questions, { answered: toldAnswers(answered), counts: toldCounts(heard, answered), index })

/** What was said in a view, question by question. */
export async function resultsIn(
  read: ReadHandle,
  { scope, whole }: View,
  questions: readonly Question[],
): Promise<readonly Result[]> {
  const told = await heardIn(read, scope, questions)
  const all = results(questions, told, await indexOf(read, scope, questions))
  if (whole === null) return all
  return partialResults(all, {
    anonymous: results(questions, alone(told)),
    whole: results(questions, await heardIn(read, whole, questions)),
  })
}

const mostBeside = 20

/** Some of what people wrote, beside the figures; named ones alone where fewer than five wrote anonymously. */
async function firstComments(read: ReadHandle, scope: Scope, question: string): Promise<string[]> {
  const look = { question, wanted: '', limit: mostBeside }
  const anonymous = await commentsOf(read, scope, { ...look, limit: smallestGroup, of: 'anonymous' })
  const of = anonymous.length < smallestGroup ? 'named' : 'all'
  return commentsOf(read, scope, { ...look, of })
}

export const resultsOfQuestionnaire = query(questionnaireResults, async ({ read }, input) => {
  const version = await seenVersion(read, input.questionnaireId, input.version)
  if (version === undefined) return { version: null, answered: 0, few: true, items: [] }
  const { questions } = version
  const view = await viewOf(read, version, input)
  const { named, anonymous } = await answersTold(read, view.scope)
  const answered = named + anonymous
  if (answered === 0) return { version: version.version, answered, few: true, items: [] }
  const free = new Set(questions.filter(isFreeText).map(({ id }) => id))
  const items = await Promise.all(
    (await resultsIn(read, view, questions)).map(async (result) => ({
      ...result,
      rows: result.rows.map((row) => ({ ...row, bars: [...row.bars] })),
      comments: free.has(result.id) && !result.few ? await firstComments(read, view.scope, result.id) : [],
    })),
  )
  return { version: version.version, answered, few: false, items }
})
