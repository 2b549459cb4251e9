import { query } from '#platform/server/command.ts'
import { askingAfterClosure } from '../contract/inviting.ts'
import type { QuestionnairesTables } from './questionnaires.tables.ts'
import { seenQuestionnaire } from './visibility.ts'

const percentOf = (sampling: { method: string; percent?: number }): number => sampling.percent ?? 100

export const closureRule = query(askingAfterClosure, async ({ read }, { questionnaireId }) => {
  await seenQuestionnaire(read, questionnaireId)
  const row = await read
    .tables<QuestionnairesTables>()
    .selectFrom('questionnaire_sendings')
    .select(['active', 'way', 'plan'])
    .where('questionnaire_id', '=', questionnaireId)
    .where('kind', '=', 'closure')
    .executeTakeFirst()
  if (row === undefined)
    return {
      ...{ active: false, way: 'email' as const, delayHours: 2, latestHours: 24, percent: 100 },
      ...{ remindAfterDays: null, ignoresRest: false },
    }
  const { sampling, seed: _seed, ...plan } = row.plan
  return { active: row.active, way: row.way, percent: percentOf(sampling), ...plan }
})
