import { judgeShortText } from '#features/analysis/server/public/short-text.ts'
import { query } from '#platform/server/command.ts'
import { questionnaireComments } from '../contract/what-people-gave.ts'
import { isFreeText } from '../domain/free-text.ts'
import { smallestGroup } from '../domain/results.ts'
import { heardIn } from './hearing.ts'
import { commentsOf } from './said.ts'
import { keptOf, wordsLeftOut } from './tallies.query.ts'
import { seenVersion, viewOf } from './view.ts'

const most = 200

export const commentsOfQuestionnaire = query(questionnaireComments, async ({ read }, input) => {
  const version = await seenVersion(read, input.questionnaireId, input.version)
  const questions = version?.questions.filter(isFreeText) ?? []
  const question = questions.find(({ id }) => id === input.question) ?? questions[0]
  const titled = questions.map(({ id, title }) => ({ id, title }))
  if (version === undefined || question === undefined)
    return { questions: titled, question: null, answered: 0, items: [], more: false, wordsLeftOut: false }
  const view = await viewOf(read, version, input)
  const { scope, lanes } = view
  const { answered } =
    lanes === null ? await keptOf(read, version, view) : await heardIn(read, scope, [question])
  const { named = 0, anonymous = 0 } = answered.get(question.id) ?? {}
  const isFew = anonymous < smallestGroup
  const found = await commentsOf(read, scope, {
    question: question.id,
    wanted: input.q ?? '',
    limit: most + 1,
    of: isFew ? 'named' : 'all',
    label: input.label,
    polarity: input.polarity,
  })
  return {
    questions: titled,
    question: question.id,
    answered: named + (isFew ? 0 : anonymous),
    // Judged when it is looked at: of an anonymous comment nothing is kept but the comment.
    items: found.slice(0, most).map((text) => ({ text, polarity: judgeShortText(text).polarity })),
    more: found.length > most,
    wordsLeftOut: (await wordsLeftOut(read, version, view)).has(question.id),
  }
})
