import { lockTicket } from '#features/tickets/server/public/visible-tickets.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import { tickItem } from '../contract/ticking.ts'
import { checklistTicked } from '../contract.ts'
import { lacksEvidence } from '../domain/duties.ts'
import { addTick, withdrawTick } from './checklists.store.ts'
import { itemOf, takeEvidence } from './evidence.ts'

export const ticking = command(tickItem, async (context, given) => {
  const { db, now, actor, emit } = context
  const ticket = await lockTicket(context, { ticketId: given.ticketId, permission: 'tickets.handle' })
  if (ticket.ended_at !== null) throw new Refusal('checklists.ended', 'conflict')
  const { item, place } = await itemOf(context, ticket, given)
  const { checklistId, done, words = '' } = given
  const row = { ticket_id: ticket.id, cycle: ticket.cycle, checklist_id: checklistId, item: item.key }
  if (done && item.evidence === 'approval') throw new Refusal('checklists.needsApproval', 'conflict')
  if (done) {
    const files = await takeEvidence(context, ticket, given)
    if (lacksEvidence(item.evidence, { words, files }))
      throw new Refusal('checklists.noEvidence', 'invalid', { evidence: item.evidence })
    const by = actor.kind === 'person' ? actor.id : null
    await addTick(db, { ...row, words: words || null, at: new Date(now), by })
  } else if (!(await withdrawTick(db, row, new Date(now)))) return { done }
  const { cycle } = ticket
  const facts = { cycle, checklistId, item: place, done, files: given.files.length }
  emit(checklistTicked, { subject: ticket.id, unit: ticket.org_unit_id, facts })
  return { done }
})
