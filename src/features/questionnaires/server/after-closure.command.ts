import { command, query } from '#platform/server/command.ts'
import { askingAfterClosure, setAskingAfterClosure } from '../contract/inviting.ts'
import { askingAfterClosureSet } from '../contract.ts'
import type { QuestionnairesTables } from './questionnaires.tables.ts'
import { insertSending } from './sendings.store.ts'
import { lockedQuestionnaire, seenQuestionnaire } from './visibility.ts'

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

export const settingAfterClosure = command(setAskingAfterClosure, async (context, input) => {
  const { questionnaireId, active, way, percent, ...plan } = input
  await lockedQuestionnaire(context, questionnaireId)
  const sampling = { method: 'share' as const, percent }
  await insertSending(context.db, {
    ...{ id: context.newId(), questionnaireId, kind: 'closure', way, active, now: context.now },
    plan: { ...plan, sampling, seed: questionnaireId },
  })
  const facts = { active, delayHours: plan.delayHours, percent }
  context.emit(askingAfterClosureSet, { subject: questionnaireId, facts })
  return {}
})
