import { sql } from 'kysely'
import { labelPath } from '#features/taxonomy/server/public/current-labels.ts'
import { query } from '#platform/server/command.ts'
import { questionnaireThemes } from '../contract/what-people-gave.ts'
import { isFreeText } from '../domain/free-text.ts'
import { smallestGroup } from '../domain/results.ts'
import { heardIn } from './hearing.ts'
import type { QuestionnairesTables } from './questionnaires.tables.ts'
import { answersIn } from './scope.ts'
import { keptOf } from './tallies.query.ts'
import { seenVersion, viewOf } from './view.ts'

const most = 30

interface Found {
  readonly labelId: string | null
  readonly positive: number
  readonly neutral: number
  readonly negative: number
}

export const themesOfQuestionnaire = query(questionnaireThemes, async ({ read }, input) => {
  const version = await seenVersion(read, input.questionnaireId, input.version)
  const questions = version?.questions.filter(isFreeText) ?? []
  const question = questions.find(({ id }) => id === input.question) ?? questions[0]
  if (version === undefined || question === undefined) return { items: [], without: 0 }
  const view = await viewOf(read, version, input)
  const { answered } =
    view.lanes === null ? await keptOf(read, version, view) : await heardIn(read, view.scope, [question])
  const isFew = (answered.get(question.id)?.anonymous ?? 0) < smallestGroup
  const sounds = (polarity: string) => sql`count(*) filter (where r.polarity = ${sql.lit(polarity)})::int`
  // Of the same comments that are shown: those told, whose words are there.
  const found = sql<Found>`(
    select label.id as "labelId", ${sounds('positive')} as positive, ${sounds('neutral')} as neutral, ${sounds('negative')} as negative
    from questionnaire_readings r
    join (select a.id, a.answers from questionnaire_answers a ${answersIn(view.scope, sql`${question.id}`)}
      ${isFew ? sql`and a.invitation_id is not null` : sql``}) told on told.id = r.answer_id
    left join unnest(r.label_ids) label(id) on true
    where r.questionnaire_id = ${input.questionnaireId} and r.question = ${question.id} and told.answers ->> ${question.id} is not null
    group by 1)`
  const rows = await read
    .tables<QuestionnairesTables>()
    .selectFrom(found.as('found'))
    .selectAll()
    .orderBy(sql`positive + neutral + negative`, 'desc')
    .limit(most + 1)
    .execute()
  const pathOf = await labelPath(read)
  const items = rows.flatMap(({ labelId, ...counts }) => {
    const path = pathOf(labelId)
    const words = {
      zh: path.map(({ nameZh }) => nameZh).join(' / '),
      en: path.map(({ nameZh, nameEn }) => nameEn ?? nameZh).join(' / '),
    }
    return labelId === null || path.length === 0 ? [] : [{ labelId, words, ...counts }]
  })
  const none = rows.find(({ labelId }) => labelId === null)
  const without = none === undefined ? 0 : none.positive + none.neutral + none.negative
  return { items, without }
})
