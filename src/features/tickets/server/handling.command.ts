import { countRequiredOpen } from '#features/joint-handling/server/public/open-tasks.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import {
  acceptTicket,
  holdTicket,
  recordContact,
  releaseTicket,
  resolveTicket,
  startTicket,
} from '../contract/handling.ts'
import { ticketContacted, ticketHeld, ticketReleased } from '../contract.ts'
import { isBeingHandled } from '../domain/lifecycle.ts'
import { wasReached } from './cycle-facts.ts'
import { aboutTicket, begin, changeRow, dimensionsOf, recordOf, resolve, standingOf } from './moving.ts'
import { lockTicket, type Ticket } from './public/visible-tickets.ts'
import { postMessage } from './talking.ts'
import { addRecord, endHold } from './tickets.store.ts'

const permission = 'tickets.handle'

const lockForHandling = (context: CommandContext, seen: { ticketId: string; version?: number }) =>
  lockTicket(context, { ...seen, permission })

function refuseUnlessHandled(ticket: Ticket): void {
  if (!isBeingHandled(ticket.state))
    throw new Refusal('tickets.notBeingHandled', 'conflict', { state: ticket.state })
}

export const accepting = command(acceptTicket, async (context, input) =>
  standingOf(await begin(context, await lockForHandling(context, input), 'accept')),
)

export const starting = command(startTicket, async (context, input) =>
  standingOf(await begin(context, await lockForHandling(context, input), 'start')),
)

export const contacting = command(recordContact, async (context, { ticketId, channel, reached }) => {
  const ticket = await lockForHandling(context, { ticketId })
  if (ticket.ended_at !== null) throw new Refusal('tickets.ended', 'conflict', { state: ticket.state })
  const first = reached && !(await wasReached(context.db, ticket))
  const record = { ...recordOf(context, ticket), id: context.newId(), channel, reached }
  await addRecord(context.db, 'ticket_contacts', record)
  context.emit(ticketContacted, {
    ...aboutTicket(ticket),
    facts: { ...dimensionsOf(ticket), channel, reached, first },
  })
  return standingOf(ticket)
})

export const holding = command(holdTicket, async (context, { reason, note, ...seen }) => {
  const ticket = await lockForHandling(context, seen)
  refuseUnlessHandled(ticket)
  const { at, ...record } = recordOf(context, ticket)
  const hold = { ...record, id: context.newId(), reason, note: note ?? null, since: at }
  const fresh = await addRecord(context.db, 'ticket_holds', { ...hold, until: null, released_by: null })
  if (!fresh) throw new Refusal('tickets.alreadyHeld', 'conflict')
  const held = await changeRow(context, ticket, {})
  context.emit(ticketHeld, { ...aboutTicket(held), facts: { cycle: held.cycle, reason } })
  return standingOf(held)
})

export const releasing = command(releaseTicket, async (context, seen) => {
  const ticket = await lockForHandling(context, seen)
  const { at, by } = recordOf(context, ticket)
  const ended = await endHold(context.db, ticket.id, { at, by })
  if (ended === null) throw new Refusal('tickets.notHeld', 'conflict')
  const released = await changeRow(context, ticket, {})
  context.emit(ticketReleased, {
    ...aboutTicket(released),
    facts: { cycle: ended.cycle, reason: ended.reason, by: 'person' },
  })
  return standingOf(released)
})

/** A solution that others still have their part in is none yet. */
async function refuseWhileOthersAnswer({ db }: CommandContext, { id, cycle }: Ticket): Promise<void> {
  const count = await countRequiredOpen(db, { ticketId: id, cycle })
  if (count > 0) throw new Refusal('tickets.openJointTasks', 'conflict', { count })
}

export const resolving = command(
  resolveTicket,
  async (context, { ticketId, version, message, ...resolution }) => {
    const ticket = await lockForHandling(context, { ticketId, version })
    await refuseWhileOthersAnswer(context, ticket)
    const resolved = await resolve(context, ticket, resolution)
    if (message !== undefined) await postMessage(context, resolved, { text: message, purpose: 'outcome' })
    return standingOf(resolved)
  },
)
