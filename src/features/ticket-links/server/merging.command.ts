import { inheritClocks } from '#features/clocks/server/public/inherit-clocks.ts'
import { goOnAgain, stopForAnother, touch } from '#features/tickets/server/public/merging-tickets.ts'
import {
  lockTicket,
  lockTicketRow,
  lockTicketRows,
  reaches,
  seenTicket,
  type Ticket,
} from '#features/tickets/server/public/visible-tickets.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import { mergeTicket, takeApart } from '../contract/deeds.ts'
import { ticketMerged, ticketTakenApart } from '../contract.ts'
import { isSameCustomer } from '../domain/merging.ts'
import { obstacleTo } from './obstacles.ts'
import { refuseClosed } from './refuse-closed.ts'
import { doneNow, standingOf, tellBoth } from './telling.ts'
import { addMerge, endMerge, standingMerge } from './ticket-links.store.ts'

const refusalOf = {
  itself: 'ticket-links.itself',
  merged_already: 'ticket-links.mergedAlready',
  answered: 'ticket-links.answered',
  other_answered: 'ticket-links.otherAnswered',
  not_yours: 'ticket-links.notYours',
} as const

interface Wanted {
  readonly ticketId: string
  readonly version: number
  readonly intoId: string
  readonly intoVersion: number
}

/** Both tickets, locked in one order whichever goes into which; who goes on has to be seen, not held. */
async function lockBoth(context: CommandContext, wanted: Wanted): Promise<{ ticket: Ticket; into: Ticket }> {
  const { ticketId, version, intoId, intoVersion } = wanted
  await seenTicket(context.db, context.actor, intoId)
  await lockTicketRows(context.db, [ticketId, intoId])
  return {
    ticket: await lockTicket(context, { ticketId, permission: 'tickets.handle', version }),
    into: await lockTicket(context, { ticketId: intoId, permission: 'tickets.read', version: intoVersion }),
  }
}

export const merging = command(mergeTicket, async (context, { acrossCustomers, ...wanted }) => {
  const both = await lockBoth(context, wanted)
  const obstacle = await obstacleTo(context.db, context.actor, both)
  if (obstacle !== null) throw new Refusal(refusalOf[obstacle], 'conflict', { number: both.into.number })
  await refuseClosed(context.db, [both.ticket.id, both.into.id])
  const isAcross = !isSameCustomer(both.ticket.customer_id, both.into.customer_id)
  if (isAcross && !acrossCustomers) throw new Refusal('ticket-links.otherCustomer', 'conflict')
  const { stopped, goesOn, voices } = await stopForAnother(context, both)
  const merge = { id: context.newId(), ticket_id: stopped.id, into_id: goesOn.id, across_customers: isAcross }
  await addMerge(context.db, { ...merge, ...doneNow(context), undone_at: null, undone_by: null }, voices)
  const facts = { voices: voices.length, acrossCustomers: isAcross }
  tellBoth(context, ticketMerged, [
    [stopped, goesOn, { role: 'stopped', ...facts }],
    [goesOn, stopped, { role: 'goes_on', ...facts }],
  ])
  return standingOf(stopped)
})

/** Whoever handles either of them may take them apart. */
async function lockMerged(context: CommandContext, wanted: { ticketId: string; version: number }) {
  const permission = 'tickets.handle'
  const handles = (one: Ticket) => reaches(context.actor, permission, one)
  const notYours = () => new Refusal('ticket-links.notYours', 'forbidden', { permission })
  const seen = await seenTicket(context.db, context.actor, wanted.ticketId)
  const merge = await standingMerge(context.db, wanted.ticketId)
  if (merge === undefined)
    throw handles(seen) ? new Refusal('ticket-links.notMerged', 'conflict') : notYours()
  await lockTicketRows(context.db, [merge.ticket_id, merge.into_id])
  const ticket = await lockTicket(context, { ...wanted, permission: 'tickets.read' })
  const into = (await lockTicketRow(context.db, merge.into_id)) as Ticket
  if (![ticket, into].some(handles)) throw notYours()
  return { merge, ticket, into }
}

export const takingApart = command(takeApart, async (context, wanted) => {
  const { merge, ticket, into } = await lockMerged(context, wanted)
  await endMerge(context.db, merge, doneNow(context))
  const goesOn = await goOnAgain(context, { ticket, voices: merge.voices })
  const left = await touch(context, into)
  // It was owed all the while: being merged by mistake gives no new time.
  await inheritClocks(context, {
    from: { ticketId: ticket.id, cycle: ticket.cycle },
    to: { ticketId: ticket.id, cycle: goesOn.cycle },
    cause: { type: ticketTakenApart.type, id: null },
  })
  const voices = merge.voices.length
  tellBoth(context, ticketTakenApart, [
    [goesOn, left, { role: 'stopped', voices }],
    [left, goesOn, { role: 'goes_on', voices }],
  ])
  return standingOf(goesOn)
})
