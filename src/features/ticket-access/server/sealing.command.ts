import { lockQueuedRow } from '#features/dispatch/server/public/take-from.ts'
import { touch } from '#features/tickets/server/public/merging-tickets.ts'
import { lockTicket } from '#features/tickets/server/public/visible-tickets.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import { breakSeal, sealTicket, unsealTicket } from '../contract/access.ts'
import { readersNamed, sealBroken, ticketSealed, ticketUnsealed } from '../contract.ts'
import { openFor } from '../domain/opening.ts'
import { sealedTicket } from './finding-sealed.ts'
import { relieveUnless } from './relieving.ts'
import { addOpening, endSeal, putSeal } from './ticket-access.store.ts'

const permission = 'ticket-access.seal'

export const sealing = command(sealTicket, async (context, { readerIds, ...seen }) => {
  const { db, actor, now } = context
  await lockQueuedRow(context, seen.ticketId)
  const ticket = await lockTicket(context, { ...seen, permission })
  const by = actor.kind === 'person' ? actor.id : null
  const readers = new Set([...readerIds, ...(by === null ? [] : [by])])
  const seal = { id: context.newId(), ticket_id: ticket.id, at: new Date(now), by }
  const isNew = await putSeal(db, { ...seal, ended_at: null, ended_by: null }, [...readers])
  const relieved = await relieveUnless(context, ticket, (holder) => readers.has(holder))
  context.emit(isNew ? ticketSealed : readersNamed, {
    subject: ticket.id,
    unit: ticket.org_unit_id,
    facts: { readers: readers.size },
  })
  return { ticketId: ticket.id, version: relieved.version }
})

export const unsealing = command(unsealTicket, async (context, seen) => {
  const ticket = await lockTicket(context, { ...seen, permission })
  const by = context.actor.kind === 'person' ? context.actor.id : null
  if (!(await endSeal(context.db, ticket.id, { at: new Date(context.now), by })))
    throw new Refusal('ticket-access.notSealed', 'conflict')
  const touched = await touch(context, ticket)
  context.emit(ticketUnsealed, { subject: ticket.id, unit: ticket.org_unit_id, facts: {} })
  return { ticketId: ticket.id, version: touched.version }
})

export const breakingSeal = command(breakSeal, async (context, { sealedTicketId, reason }) => {
  const { db, actor, now } = context
  if (actor.kind !== 'person' || actor.id === null) throw new Refusal('ticket-access.onlyPeople', 'forbidden')
  const ticket = await sealedTicket(context, sealedTicketId)
  const [openingId, until] = [context.newId(), new Date(now + openFor)]
  const opening = { id: openingId, ticket_id: ticket.id, person_id: actor.id, reason }
  await addOpening(db, { ...opening, at: new Date(now), until, ended_at: null })
  context.emit(sealBroken, {
    subject: ticket.id,
    unit: ticket.org_unit_id,
    facts: { personId: actor.id, openingId, until: until.toISOString() },
  })
  return { ticketId: ticket.id, until: until.toISOString() }
})
