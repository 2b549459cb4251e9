import { surveysToOffer } from '#features/questionnaires/server/public/on-tracking-page.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import { changeSurvey, surveyChanged } from '../contract.ts'
import { columnsOf, type QuestionSet, saveSurvey, theSurvey } from './question-set.store.ts'

type Column = keyof ReturnType<typeof columnsOf>

/** Only a survey that is open comes to stand on the tracking page; one that closed since may stay. */
async function refuseUnknown(db: WriteHandle, before: string | null, chosen: string | null): Promise<void> {
  if (chosen === null || chosen === before) return
  const open = await surveysToOffer(db, null)
  if (!open.some(({ id }) => id === chosen)) throw new Refusal('surveys.notOpen', 'conflict')
}

export const changingSurvey = command(changeSurvey, async ({ db, now, emit }, input) => {
  const before = await theSurvey(db, true)
  if (before === undefined) throw new Refusal('surveys.notInstalled', 'missing')
  const survey: QuestionSet = input
  await refuseUnknown(db, before.questionnaire_id, survey.questionnaireId)
  const columns = columnsOf(survey)
  const fields = (Object.keys(columns) as Column[]).filter((column) => columns[column] !== before[column])
  if (fields.length === 0) return survey
  await saveSurvey(db, survey, { id: before.id, now })
  emit(surveyChanged, { subject: before.id, facts: { fields } })
  return survey
})
