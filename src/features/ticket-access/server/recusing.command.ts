import { lockQueuedRow } from '#features/dispatch/server/public/take-from.ts'
import { personBrief } from '#features/staff/server/public/people.ts'
import { touch } from '#features/tickets/server/public/merging-tickets.ts'
import { lockTicket } from '#features/tickets/server/public/visible-tickets.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import { liftRecusal, recusePerson } from '../contract/access.ts'
import { personRecused, recusalLifted } from '../contract.ts'
import { relieveUnless } from './relieving.ts'
import { addRecusal, endRecusal } from './ticket-access.store.ts'

const doneNow = ({ now, actor }: CommandContext) => ({
  at: new Date(now),
  by: actor.kind === 'person' ? actor.id : null,
})

export const recusing = command(recusePerson, async (context, { personId, ...seen }) => {
  await lockQueuedRow(context, seen.ticketId)
  const ticket = await lockTicket(context, { ...seen, permission: 'tickets.handle' })
  if ((await personBrief(context.db, personId)) === undefined)
    throw new Refusal('ticket-access.noSuchPerson', 'missing')
  const recusal = { id: context.newId(), ticket_id: ticket.id, person_id: personId, ...doneNow(context) }
  if (!(await addRecusal(context.db, { ...recusal, ended_at: null, ended_by: null })))
    throw new Refusal('ticket-access.recusedAlready', 'conflict')
  const relieved = await relieveUnless(context, ticket, (holder) => holder !== personId)
  context.emit(personRecused, {
    subject: ticket.id,
    unit: ticket.org_unit_id,
    facts: { personId, heldIt: ticket.assignee_id === personId },
  })
  return { ticketId: ticket.id, version: relieved.version }
})

export const liftingRecusal = command(liftRecusal, async (context, { personId, ...seen }) => {
  const ticket = await lockTicket(context, { ...seen, permission: 'dispatch.assign' })
  if (!(await endRecusal(context.db, { ticketId: ticket.id, personId }, doneNow(context))))
    throw new Refusal('ticket-access.notRecused', 'conflict')
  const touched = await touch(context, ticket)
  context.emit(recusalLifted, { subject: ticket.id, unit: ticket.org_unit_id, facts: { personId } })
  return { ticketId: ticket.id, version: touched.version }
})
