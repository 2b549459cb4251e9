import { command } from '#platform/server/command.ts'
import { setGroupEventRule } from '../contract/deeds.ts'
import { groupEventRuleSet } from '../contract.ts'
import { saveRule } from './group-events.store.ts'
import { organisationOfRule } from './rule.ts'

/** Says when voices make a group event; it counts for what comes in from now on. */
export const settingRule = command(setGroupEventRule, async ({ db, actor, now, emit }, rule) => {
  const organisationId = await organisationOfRule(db)
  await saveRule(db, { ...rule, at: now, by: actor.kind === 'person' ? actor.id : null })
  emit(groupEventRuleSet, { subject: organisationId, facts: rule })
  return {}
})
