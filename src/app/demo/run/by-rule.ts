import { addRule, switchRule } from '#features/automation-rules/contract.ts'
import { planBulk, startBulk } from '#features/bulk-deeds/contract.ts'
import { staffWords } from '../texts/staff-words.ts'
import type { Desk } from './desk.ts'
import { codeOf } from './sharing.ts'

/** From the first morning on, what is late is written under the ticket, and its lead told. */
export async function layRuleDown(desk: Desk, by: string, people: ReadonlyMap<string, string>) {
  const { name, note } = staffWords.lateRule
  const wish = { name, trigger: 'clock_breached', conditions: {}, steps: { note } } as const
  const { ruleId } = await desk.call(addRule, { ...wish, mentions: [codeOf(people, 'lead')] }, by)
  await desk.call(switchRule, { ruleId, active: true }, by)
}

/** On the last evening but one the lead writes one thing under all complaints at once. */
export async function noteInBulk(desk: Desk, people: ReadonlyMap<string, string>): Promise<void> {
  const lead = codeOf(people, 'lead')
  const deed = { steps: { note: staffWords.inBulk } }
  const { bulkDeedId } = await desk.call(planBulk, { conditions: { kind: ['complaint'] }, deed }, lead)
  await desk.call(startBulk, { bulkDeedId }, lead)
}
