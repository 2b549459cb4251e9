import { command } from '#platform/server/command.ts'
import { setAskingAfterClosure } from '../contract/inviting.ts'
import { askingAfterClosureSet } from '../contract.ts'
import { insertSending } from './sendings.store.ts'
import { lockedQuestionnaire } from './visibility.ts'

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
