import type { InputOf } from '#platform/contract/endpoint.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import { createPolicy, editPolicy, orderPolicies, removePolicy } from '../contract/policies.ts'
import { policiesOrdered, policyRemoved, policySaved } from '../contract.ts'
import { comesDue } from '../domain/soundness.ts'
import { lockCalendar } from './calendars.store.ts'
import { deletePolicy, insertPolicies, reorderPolicies, updatePolicy } from './policies.store.ts'

export const createPolicyCommand = command(createPolicy, async (context, input) => {
  const policy = { ...(await sound(context, input)), id: context.newId() }
  await insertPolicies(context.db, [policy], { ...savingOf(context), change: 'created' })
  return saved(context, { ...policy, version: 1 }, 'created')
})

export const editPolicyCommand = command(editPolicy, async (context, { policyId, ...input }) => {
  const policy = { ...(await sound(context, input)), id: policyId }
  const version = await updatePolicy(context.db, policy, savingOf(context))
  if (version === undefined) throw new Refusal('clocks.policyNotFound', 'missing')
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

type Content = InputOf<typeof createPolicy>

const savingOf = ({ now, actor }: CommandContext) => ({ now, by: actor.id })

/** Refuses a limit that its calendar never lets come due. The calendar stays locked: its hours cannot change meanwhile. */
async function sound({ db, now }: CommandContext, content: Content): Promise<Content> {
  const { definition } = await lockCalendar(db, content.calendarId)
  const targets = content.target === null ? [] : [content.target]
  if (!comesDue(definition, { targets, now }))
    throw new Refusal('clocks.neverDue', 'invalid', { ...content.target })
  return content
}

function saved<P extends Content & { id: string }>(
  { emit }: CommandContext,
  policy: P,
  change: 'created' | 'edited',
): P {
  const { id, obligation, kind, urgency } = policy
  emit(policySaved, { subject: id, facts: { change, obligation, kind, urgency } })
  return policy
}
