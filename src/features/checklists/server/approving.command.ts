import { lockTicket, type Ticket } from '#features/tickets/server/public/visible-tickets.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import { askApproval, decideApproval } from '../contract/approving.ts'
import { approvalAsked, approvalGiven, approvalRefused, checklistTicked } from '../contract.ts'
import { type Approval, addApproval, approvalOf, saveDecision } from './approvals.store.ts'
import { addTick } from './checklists.store.ts'
import { isTicked, itemOf, takeEvidence } from './evidence.ts'

/** The person who acts; only people ask and decide. */
function personOf({ actor }: CommandContext): string {
  if (actor.kind !== 'person' || actor.id === null) throw new Refusal('checklists.peopleOnly', 'forbidden')
  return actor.id
}

export const asking = command(askApproval, async (context, { words, files, ...of }) => {
  const { db, now, newId, emit } = context
  const askedBy = personOf(context)
  const ticket = await lockTicket(context, { ticketId: of.ticketId, permission: 'tickets.handle' })
  if (ticket.ended_at !== null) throw new Refusal('checklists.ended', 'conflict')
  const { item, place } = await itemOf(context, ticket, of)
  if (item.evidence !== 'approval') throw new Refusal('checklists.needsNoApproval', 'conflict')
  const approvalId = newId()
  const { checklistId } = of
  if (await isTicked(context, ticket, { checklistId, item: item.key }))
    throw new Refusal('checklists.doneAlready', 'conflict')
  const { cycle } = ticket
  const asked = {
    id: approvalId,
    ticket_id: ticket.id,
    cycle,
    checklist_id: checklistId,
    item: item.key,
    place,
  }
  if (!(await addApproval(db, { ...asked, asked_at: new Date(now), asked_by: askedBy, words })))
    throw new Refusal('checklists.alreadyAsked', 'conflict')
  await takeEvidence(context, ticket, { checklistId, item: item.key, files })
  const facts = { cycle, checklistId, item: place, approvalId, askedBy, assigneeId: ticket.assignee_id }
  emit(approvalAsked, { subject: ticket.id, unit: ticket.org_unit_id, facts })
  return { approvalId }
})

/** The ticket of a request that the actor may decide; refuses what is over, or their own work. */
async function lockDecidable(context: CommandContext, approval: Approval, by: string): Promise<Ticket> {
  const { ticket_id: ticketId, cycle, asked_by: askedBy } = approval
  const ticket = await lockTicket(context, { ticketId, permission: 'checklists.approve' })
  if (ticket.ended_at !== null || ticket.cycle !== cycle) throw new Refusal('checklists.ended', 'conflict')
  if (askedBy === by || ticket.assignee_id === by) throw new Refusal('checklists.ownWork', 'forbidden')
  return ticket
}

export const deciding = command(decideApproval, async (context, { approvalId, approved, words }) => {
  const { db, now, emit } = context
  const by = personOf(context)
  const approval = await approvalOf(db, approvalId)
  if (approval === undefined) throw new Refusal('checklists.noSuchApproval', 'missing')
  const ticket = await lockDecidable(context, approval, by)
  // Decided as it was asked for, though the list may not be the ticket's any more.
  const { checklist_id: checklistId, item: key, place, cycle, asked_by: askedBy } = approval
  const at = new Date(now)
  const state = approved ? ('approved' as const) : ('refused' as const)
  if (!(await saveDecision(db, approvalId, { state, decided_at: at, decided_by: by, decision: words })))
    throw new Refusal('checklists.decidedAlready', 'conflict')
  const about = { subject: ticket.id, unit: ticket.org_unit_id }
  const facts = { cycle, checklistId, item: place, approvalId, askedBy }
  if (!approved) {
    emit(approvalRefused, { ...about, facts })
    return { approved }
  }
  const tick = { ticket_id: ticket.id, cycle, checklist_id: checklistId, item: key }
  await addTick(db, { ...tick, words: approval.words, at, by })
  emit(approvalGiven, { ...about, facts })
  emit(checklistTicked, { ...about, facts: { cycle, checklistId, item: place, done: true, files: 0 } })
  return { approved }
})
