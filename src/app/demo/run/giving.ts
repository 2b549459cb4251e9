import { offerCompensation, stepCompensation } from '#features/compensation/contract/deeds.ts'
import { compensationList } from '#features/compensation/contract/reading.ts'
import type { Desk } from './desk.ts'
import type { Opened } from './opening.ts'

interface Office {
  readonly desk: Desk
  readonly opened: Opened
}

/** Refund and coupon, of the kinds that ship. */
const kinds = ['00000000-0000-7000-8000-000000000671', '00000000-0000-7000-8000-000000000672'] as const

/** Whoever solves a ticket with money offers it; most customers say yes at once. */
export async function give(
  desk: Desk,
  { ticketId, agentId }: { ticketId: string; agentId: string | null },
  { amount, reason }: { amount: number; reason: string },
): Promise<void> {
  const kindId = kinds[amount % 3 === 0 ? 1 : 0]
  const offered = await desk.attempt(offerCompensation, { ticketId, kindId, amount, reason }, agentId)
  if (offered?.state !== 'offered') return
  const { compensationId, version } = offered
  await desk.attempt(stepCompensation, { compensationId, version, step: 'accept' }, agentId)
}

/** The lead approves what waits, and pays what was accepted. */
export async function settleGiven({ desk, opened }: Office): Promise<void> {
  const lead = opened.people.get('lead') as string
  const waiting = await desk.call(compensationList, { view: 'to_approve', limit: 50 }, lead)
  for (const { id: compensationId, version, agent } of waiting.items) {
    const step = await desk.attempt(stepCompensation, { compensationId, version, step: 'approve' }, lead)
    if (step === null || agent === null) continue
    const accepted = { compensationId, version: step.version, step: 'accept' } as const
    await desk.attempt(stepCompensation, accepted, agent.id)
  }
  const { items } = await desk.call(compensationList, { state: ['accepted'], limit: 100 }, lead)
  for (const { id: compensationId, version } of items)
    await desk.attempt(stepCompensation, { compensationId, version, step: 'pay' }, lead)
}
