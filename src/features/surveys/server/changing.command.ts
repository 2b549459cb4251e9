import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import { changeSurvey, surveyChanged } from '../contract.ts'
import { columnsOf, type QuestionSet, saveSurvey, theSurvey } from './surveys.store.ts'

type Column = keyof ReturnType<typeof columnsOf>

export const changingSurvey = command(changeSurvey, async ({ db, now, emit }, input) => {
  const before = await theSurvey(db, true)
  if (before === undefined) throw new Refusal('surveys.notInstalled', 'missing')
  const survey: QuestionSet = input
  const columns = columnsOf(survey)
  const fields = (Object.keys(columns) as Column[]).filter((column) => columns[column] !== before[column])
  if (fields.length === 0) return survey
  await saveSurvey(db, survey, { id: before.id, now })
  emit(surveyChanged, { subject: before.id, facts: { fields } })
  return survey
})
