import { reaches, seenTicket } from '#features/tickets/server/public/visible-tickets.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { query } from '#platform/server/command.ts'
import { checkCompensation, compensationsOfTicket } from '../contract/reading.ts'
import { allKinds, evidenceOf, namedCompensations, shown } from './compensation-parts.query.ts'
import { judged } from './judging.ts'

export const ofTicket = query(compensationsOfTicket, async ({ read, actor }, { ticketId }) => {
  const ticket = await seenTicket(read, actor, ticketId)
  const rows = await namedCompensations(read)
    .where('compensations.ticket_id', '=', ticketId)
    .orderBy('compensations.offered_at')
    .execute()
  return {
    items: await shown(read, actor, rows),
    kinds: (await allKinds(read)).filter(({ active }) => active),
    can: { offer: reaches(actor, 'compensation.offer', ticket) },
  }
})

export const check = query(checkCompensation, async ({ read, actor, now }, { ticketId, ...wish }) => {
  const ticket = await seenTicket(read, actor, ticketId)
  if (!reaches(actor, 'compensation.offer', ticket))
    throw new Refusal('compensation.notYours', 'forbidden', { permission: 'compensation.offer' })
  const agentId = actor.kind === 'person' ? actor.id : null
  const { kind, limit, given, periodDays, needsApproval, warnings, refused, budgets } = await judged(
    read,
    ticket,
    {
      wish,
      agentId,
      now,
    },
  )
  const evidence = await evidenceOf(
    read,
    actor,
    warnings.flatMap((one) => one.evidence),
  )
  return {
    needsApproval,
    limit: { each: limit.each, period: limit.period, given, days: periodDays },
    budgets: budgets.map((budget) => ({ ...budget, currency: kind.currency })),
    warnings: warnings.map((one) => ({
      kind: one.kind,
      count: one.count,
      evidence: evidence.filter(({ id }) => one.evidence.includes(id)),
    })),
    refused: refused.map((one) => one.kind),
  }
})
