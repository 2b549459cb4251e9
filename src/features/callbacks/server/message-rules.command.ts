import { unitPath } from '#features/staff/server/public/units.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import { messageRuleSet, removeMessageRule, setMessageRule } from '../contract/messages.ts'
import { defaultMessageRule } from '../domain/message-first.ts'
import { dropMessageRule, saveMessageRule } from './messages.store.ts'

export const settingMessageRule = command(
  setMessageRule,
  async (context, { unitId, active, ways, waitHours }) => {
    const { db, now, actor, emit } = context
    const { org_unit_id } = await unitPath(db, unitId)
    const by = actor.kind === 'person' ? actor.id : null
    await saveMessageRule(db, {
      org_unit_id,
      active,
      ways: [...new Set(ways)],
      wait_hours: waitHours,
      set_at: new Date(now),
      set_by: by,
    })
    emit(messageRuleSet, { subject: unitId, facts: { active, waitHours, removed: false } })
    return {}
  },
)

export const removingMessageRule = command(removeMessageRule, async ({ db, emit }, { unitId }) => {
  if (!(await dropMessageRule(db, unitId))) throw new Refusal('callbacks.noMessageRule', 'missing')
  const { active, waitHours } = defaultMessageRule
  emit(messageRuleSet, { subject: unitId, facts: { active, waitHours, removed: true } })
  return {}
})
