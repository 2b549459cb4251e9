import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { questionnaireResults } from '../contract/results.ts'
import { isFreeText } from '../domain/free-text.ts'
import { type Answered, alone, together, toldAnswers, toldCounts } from '../domain/hearing.ts'
import { partialResults } from '../domain/partial-results.ts'
import type { Question } from '../domain/questionnaire.ts'
import { type Index, type Result, resultsOf, smallestGroup } from '../domain/results.ts'
import { dimensionsOf } from '../domain/satisfaction.ts'
import type { Told } from '../domain/tallies.ts'
import { heardIn } from './hearing.ts'
import { answersTold, commentsOf, indexOf } from './said.ts'
import { keptOf, wordsLeftOut } from './tallies.query.ts'
import { seenVersion, type Version, type View, viewOf } from './view.ts'

type Spoken = Pick<Told, 'heard' | 'answered'>

const results = (questions: readonly Question[], { heard, answered }: Spoken, index: Index = {}) =>
  resultsOf(questions, { answered: toldAnswers(answered), counts: toldCounts(heard, answered), index })

interface Results {
  readonly items: readonly Result[]
  /** What the index of satisfaction is made of. */
  readonly index: Index
}

/** What was said in a view, question by question. What all answers say is kept; a part of them is counted anew. */
export async function resultsIn(read: ReadHandle, version: Version, view: View): Promise<Results> {
  const { questions } = version
  const { lanes, scope, doubtful } = view
  if (lanes === null) {
    const told = await keptOf(read, version, { doubtful })
    return { items: results(questions, told, told.index), index: told.index }
  }
  const [heard, index] = await Promise.all([
    Promise.all(
      lanes.map(async ({ part, whole }) => ({
        part: await heardIn(read, part, questions),
        whole: await heardIn(read, whole, questions),
      })),
    ),
    indexOf(read, scope, questions),
  ])
  const all = results(questions, together(heard.map(({ part }) => part)), index)
  const items = partialResults(
    all,
    heard.map(({ part, whole }) => ({
      part: results(questions, alone(part)),
      whole: results(questions, whole),
    })),
  )
  return { items, index }
}

/** How many are told of in a view. */
export async function answersIn(read: ReadHandle, version: Version, view: View): Promise<Answered> {
  if (view.lanes !== null) return answersTold(read, view.scope)
  return (await keptOf(read, version, view)).answers
}

const mostBeside = 20

/** Some of what people wrote, beside the figures; named ones alone in a part of the answers, and where fewer than five wrote anonymously. */
async function firstComments(read: ReadHandle, { scope, lanes }: View, question: string): Promise<string[]> {
  const look = { question, wanted: '', limit: mostBeside }
  if (lanes !== null) return commentsOf(read, scope, { ...look, of: 'named' })
  const anonymous = await commentsOf(read, scope, { ...look, limit: smallestGroup, of: 'anonymous' })
  return commentsOf(read, scope, { ...look, of: anonymous.length < smallestGroup ? 'named' : 'all' })
}

const nothing = { answered: 0, doubtful: 0, few: true, items: [], dimensions: [] }

/** How many doubtful answers of a version are told. */
async function doubtfulOf(read: ReadHandle, version: Version): Promise<number> {
  const [all, sound] = await Promise.all(
    [true, false].map(async (doubtful) => (await keptOf(read, version, { doubtful })).answers),
  )
  const sum = (counts: Answered | undefined) => (counts?.named ?? 0) + (counts?.anonymous ?? 0)
  return sum(all) - sum(sound)
}

export const resultsOfQuestionnaire = query(questionnaireResults, async ({ read }, input) => {
  const version = await seenVersion(read, input.questionnaireId, input.version)
  if (version === undefined) return { version: null, ...nothing }
  const view = await viewOf(read, version, input)
  const [{ named, anonymous }, doubtful] = await Promise.all([
    answersIn(read, version, view),
    doubtfulOf(read, version),
  ])
  const answered = named + anonymous
  if (answered === 0) return { ...nothing, version: version.version, doubtful }
  const free = new Set(version.questions.filter(isFreeText).map(({ id }) => id))
  const leftOut = await wordsLeftOut(read, version, view)
  const found = await resultsIn(read, version, view)
  const dimensions = dimensionsOf(version.questions, { index: found.index, results: found.items })
  const items = await Promise.all(
    found.items.map(async (result) => ({
      ...result,
      rows: result.rows.map((row) => ({ ...row, bars: [...row.bars] })),
      comments: free.has(result.id) && !result.few ? await firstComments(read, view, result.id) : [],
      wordsLeftOut: leftOut.has(result.id),
    })),
  )
  return {
    version: version.version,
    answered,
    doubtful,
    few: false,
    items,
    dimensions: dimensions.map((one) => ({ ...one, statements: [...one.statements] })),
  }
})
