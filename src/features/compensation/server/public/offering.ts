import { reaches, type Ticket } from '#features/tickets/server/public/visible-tickets.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { compensationOffered } from '../../contract.ts'
import { takeFromBudgets } from '../budgeting.ts'
import { addStep, book, type Compensation, insertCompensation, lockOffers } from '../compensation.store.ts'
import { judged, pathOf, type Wish } from '../judging.ts'
import { factsOf, recordOf } from '../telling.ts'

/** What is offered, and why. */
export interface Offer extends Wish {
  readonly reason: string
}

/**
 * Offers something to the customer of a locked ticket: within one's limits at once, above them it waits for approval. Refuses what is given
 * twice, what the budgets have not left, and whoever may not offer.
 */
export async function offer(
  context: CommandContext,
  ticket: Ticket,
  { reason, ...wish }: Offer,
): Promise<Compensation> {
  const { db, now, newId, emit, actor } = context
  if (!reaches(actor, 'compensation.offer', ticket))
    throw new Refusal('compensation.notYours', 'forbidden', { permission: 'compensation.offer' })
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
    ticket_id: ticket.id,
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
    subject: ticket.id,
    unit: org_unit_id,
    facts: { ...factsOf(given), proposed: needsApproval, warnings: warnings.map((one) => one.kind) },
  })
  return given
}
