import type { InputOf } from '#platform/contract/endpoint.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import {
  type ClockPolicy,
  createPolicy,
  editPolicy,
  installStatute,
  orderPolicies,
  removePolicy,
} from '../contract/policies.ts'
import { policiesOrdered, policyRemoved, policySaved } from '../contract.ts'
import { comesDue } from '../domain/soundness.ts'
import { statutes } from '../domain/statutes.ts'
import { calendarFor, lockCalendar } from './calendars.store.ts'
import {
  deletePolicy,
  hasStatute,
  insertPolicies,
  lockPolicy,
  reorderPolicies,
  updatePolicy,
} from './policies.store.ts'
import type { StoredPolicy } from './policy-row.ts'

type Content = InputOf<typeof createPolicy>

const savingOf = ({ now, actor }: CommandContext) => ({ now, by: actor.id })

export const createPolicyCommand = command(createPolicy, async (context, input) => {
  const policy = { ...(await sound(context, input)), id: context.newId(), statute: null }
  await insertPolicies(context.db, [policy], { ...savingOf(context), change: 'created' })
  return saved(context, { ...policy, version: 1 }, 'created')
})

export const editPolicyCommand = command(editPolicy, async (context, { policyId, ...input }) => {
  const before = await lockPolicy(context.db, policyId)
  if (before === undefined) throw new Refusal('clocks.policyNotFound', 'missing')
  assertLawful(before, input)
  const statute = before.statute ?? null
  const policy = { ...(await sound(context, input)), id: policyId, statute }
  const version = await updatePolicy(context.db, policy, savingOf(context))
  return saved(context, { ...policy, version }, 'edited')
})

export const removePolicyCommand = command(removePolicy, async (context, { policyId }) => {
  const { db, emit } = context
  const removed = await deletePolicy(db, policyId, savingOf(context))
  if (removed === undefined) throw new Refusal('clocks.policyNotFound', 'missing')
  emit(policyRemoved, { subject: policyId, facts: { obligation: removed.obligation } })
  return {}
})

export const orderPoliciesCommand = command(orderPolicies, async ({ db, emit }, { policyIds }) => {
  if (!(await reorderPolicies(db, policyIds))) throw new Refusal('clocks.policiesChanged', 'conflict')
  emit(policiesOrdered, { subject: policyIds[0] as string, facts: { order: policyIds } })
  return {}
})

export const installStatuteCommand = command(installStatute, async (context, { statute: code }) => {
  const { db, newId } = context
  const statute = statutes.find((one) => one.code === code)
  if (statute === undefined) throw new Refusal('clocks.noSuchStatute', 'missing')
  if (await hasStatute(db, statute.code))
    throw new Refusal('clocks.statuteInstalled', 'conflict', { statute: code })
  const policies: ClockPolicy[] = []
  for (const { countsOn, kind, obligation, target } of statute.limits) {
    const calendarId = await calendarFor(db, countsOn)
    if (calendarId === undefined) throw new Refusal('clocks.noCalendarFor', 'conflict', { countsOn })
    const content = {
      ...everyTicket,
      obligation,
      kind,
      calendarId,
      target: { fromNextDay: false, ...target },
    }
    policies.push({ ...content, id: newId(), version: 1, statute: statute.code } as ClockPolicy)
  }
  await insertPolicies(db, policies, { ...savingOf(context), change: 'installed' })
  return { policies: policies.map((policy) => saved(context, policy, 'installed')) }
})

const everyTicket = {
  urgency: null,
  tier: null,
  labelId: null,
  unitId: null,
  channel: null,
  customerGroup: null,
  pausable: false,
  active: true,
}

/** What a statute says is not the organisation's to change: for whom and on which calendar is, how long and without pause is not. */
function assertLawful(before: StoredPolicy, after: Content): void {
  if (before.statute == null) return
  const timeOf = ({ obligation, target }: Pick<StoredPolicy, 'obligation' | 'target'>) =>
    [obligation, target?.amount, target?.unit, target?.fromNextDay].join()
  if (after.pausable || timeOf(before) !== timeOf(after))
    throw new Refusal('clocks.statutory', 'invalid', { statute: before.statute })
}

/** Refuses a limit that its calendar never lets come due. The calendar stays locked: its hours cannot change meanwhile. */
async function sound({ db, now }: CommandContext, content: Content): Promise<Content> {
  const { definition } = await lockCalendar(db, content.calendarId)
  const targets = content.target === null ? [] : [content.target]
  if (!comesDue(definition, { targets, now }))
    throw new Refusal('clocks.neverDue', 'invalid', { ...content.target })
  return content
}

function saved(
  { emit }: CommandContext,
  policy: ClockPolicy,
  change: 'installed' | 'created' | 'edited',
): ClockPolicy {
  const { id, obligation, kind, urgency } = policy
  emit(policySaved, { subject: id, facts: { change, obligation, kind, urgency } })
  return policy
}
