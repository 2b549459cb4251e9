import { lockTicket } from '#features/tickets/server/public/visible-tickets.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import { offerCompensation } from '../contract/deeds.ts'
import { compensationOffered } from '../contract.ts'
import { takeFromBudgets } from './budgeting.ts'
import { addStep, book, insertCompensation, lockOffers } from './compensation.store.ts'
import { judged, pathOf } from './judging.ts'
import { factsOf, recordOf, standingOf } from './telling.ts'

export const offering = command(offerCompensation, async (context, { ticketId, reason, ...wish }) => {
  const { db, now, newId, emit } = context
  const ticket = await lockTicket(context, { ticketId, permission: 'compensation.offer' })
  const { at, by } = recordOf(context)
  await lockOffers(db)
  const { kind, day, orderNumber, warnings, refused, needsApproval } = await judged(db, ticket, {
    wish,
    agentId: by,
    now,
  })
  const [repeated] = refused
  if (repeated !== undefined)
    throw new Refusal('compensation.repeated', 'conflict', { warning: repeated.kind, count: repeated.count })
  await takeFromBudgets(context, { unitPath: pathOf(ticket), currency: kind.currency, day }, wish.amount)
  const { org_unit_id, unit_1, unit_2, unit_3, unit_4, unit_5, unit_6, customer_id } = ticket
  const given = await insertCompensation(db, {
    id: newId(),
    ticket_id: ticketId,
    customer_id,
    kind_id: kind.id,
    currency: kind.currency,
    amount_minor: wish.amount,
    order_number: orderNumber,
    reason,
    state: needsApproval ? 'proposed' : 'offered',
    version: 1,
    warnings: JSON.stringify(warnings),
    agent_id: by,
    offered_at: at,
    booked_on: day,
    ...{ org_unit_id, unit_1, unit_2, unit_3, unit_4, unit_5, unit_6 },
  })
  await addStep(db, { id: newId(), compensation_id: given.id, step: 'offer', words: null, at, by })
  if (!needsApproval)
    await book(db, given, { id: newId(), at, by, entry: 'committed', committed: wish.amount, paid: 0 })
  emit(compensationOffered, {
    subject: ticketId,
    unit: org_unit_id,
    facts: { ...factsOf(given), proposed: needsApproval, warnings: warnings.map((one) => one.kind) },
  })
  return standingOf(given)
})
