import type { Locale } from '#platform/contract/locale.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { ruleSaved } from '../../contract.ts'
import { saveRule } from '../dispatch.store.ts'
import { orderedRules } from '../ordered-rules.ts'

const names = { 'zh-CN': '其他全部', en: 'Everything else' } as const

/** The one rule every organisation starts with: everything goes to the root unit. Does nothing where there are rules. */
export async function installDefaults(
  context: CommandContext,
  { rootUnitId, locale = 'zh-CN' }: { rootUnitId: string; locale?: Locale },
): Promise<void> {
  const { db, newId, emit } = context
  if ((await orderedRules(db)).length > 0) return
  const id = newId()
  await saveRule(db, {
    id,
    position: 1,
    name: names[locale],
    active: true,
    kinds: [],
    label_ids: [],
    urgencies: [],
    tiers: [],
    unit_ids: [],
    languages: [],
    vip: null,
    to_unit_id: rootUnitId,
    required_skills: [],
    to_tier: null,
  })
  emit(ruleSaved, { subject: id, facts: { ruleId: id, fields: ['toUnitId'] } })
}
