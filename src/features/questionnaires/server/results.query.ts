import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { questionnaireResults } from '../contract/results.ts'
import { type Question, questionsOf } from '../domain/questionnaire.ts'
import { mayStandApart, type Respondent, respondentOf, resultsOf } from '../domain/results.ts'
import { versionOf } from './kept-questionnaires.ts'
import { type Asked, answeredOf, answersIn, commentsOf, countsOf, wholeAnswers } from './said.ts'
import { seenQuestionnaire } from './visibility.ts'

/** An index of so many people is as sure as it will get. */
const mostRespondents = 100_000

async function respondentsOf(
  db: ReadHandle,
  asked: Asked,
  questions: readonly Question[],
): Promise<readonly Respondent[]> {
  if (!questions.some(({ kind }) => kind === 'csi')) return []
  const rows = await wholeAnswers(db, asked, mostRespondents)
  return rows.map(({ answers }) => respondentOf(questions, answers))
}

export const resultsOfQuestionnaire = query(questionnaireResults, async ({ read }, input) => {
  const { questionnaireId } = input
  const survey = await seenQuestionnaire(read, questionnaireId)
  const version = input.version ?? survey.version
  const content = version === null ? undefined : await versionOf(read, questionnaireId, version)
  if (version === null || content === undefined) return { version: null, answered: 0, few: true, items: [] }
  const asked = { questionnaireId, version }
  const { n, all } = await answersIn(read, asked)
  if (!mayStandApart(n, all)) return { version, answered: n, few: true, items: [] }
  const questions = questionsOf(content.content)
  const results = resultsOf(questions, {
    answered: await answeredOf(read, asked),
    counts: await countsOf(read, asked, questions),
    respondents: await respondentsOf(read, asked, questions),
  })
  // An address or number that somebody left is for those who call back, not for a page of results.
  const free = new Set(
    questions.flatMap((one) => (one.kind === 'text' && one.format === 'any' ? [one.id] : [])),
  )
  const items = await Promise.all(
    results.map(async (result) => ({
      ...result,
      rows: result.rows.map((row) => ({ ...row, bars: [...row.bars] })),
      comments: free.has(result.id) && !result.few ? await commentsOf(read, asked, result.id) : [],
    })),
  )
  return { version, answered: n, few: false, items }
})
