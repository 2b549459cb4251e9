import { refuseWhileDue } from '#features/checklists/server/public/duties.ts'
import { offer } from '#features/compensation/server/public/offering.ts'
import type { InputOf } from '#platform/contract/endpoint.ts'
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
import { ticketContacted } from '../contract.ts'
import { wasReached } from './cycle-facts.ts'
import { hold, release } from './doing.ts'
import { aboutTicket, begin, dimensionsOf, recordOf, resolve, standingOf } from './moving.ts'
import { refuseWhileOthersAnswer } from './others-answer.ts'
import { lockTicket, type Ticket } from './public/visible-tickets.ts'
import { postMessage } from './talking.ts'
import { addRecord } from './tickets.store.ts'

const permission = 'tickets.handle'

const lockForHandling = (context: CommandContext, seen: { ticketId: string; version?: number }) =>
  lockTicket(context, { ...seen, permission })

export const accepting = command(acceptTicket, async (context, input) => {
  const ticket = await lockForHandling(context, input)
  await refuseWhileDue(context.db, ticket, { before: 'accept' })
  return standingOf(await begin(context, ticket, 'accept'))
})

export const starting = command(startTicket, async (context, input) => {
  const ticket = await lockForHandling(context, input)
  await refuseWhileDue(context.db, ticket, { before: 'start' })
  return standingOf(await begin(context, ticket, 'start'))
})

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

export const holding = command(holdTicket, async (context, { reason, note, ...seen }) =>
  standingOf(await hold(context, await lockForHandling(context, seen), { reason, note: note ?? null })),
)

export const releasing = command(releaseTicket, async (context, seen) =>
  standingOf(await release(context, await lockForHandling(context, seen))),
)

/** Offers what is given with a solution; gives its amount where it is money. */
async function offered(
  context: CommandContext,
  ticket: Ticket,
  { wish, reason }: { wish: InputOf<typeof resolveTicket>['compensation']; reason: string },
): Promise<number | null> {
  if (wish == null) return null
  const { currency, amount_minor } = await offer(context, ticket, { ...wish, reason: reason.slice(0, 2000) })
  return currency === 'PTS' ? null : Number(amount_minor)
}

export const resolving = command(
  resolveTicket,
  async (context, { ticketId, version, message, compensation: wish, ...resolution }) => {
    const ticket = await lockForHandling(context, { ticketId, version })
    await refuseWhileOthersAnswer(context, ticket)
    await refuseWhileDue(context.db, ticket, { ...resolution, before: 'resolve' })
    const compensation = await offered(context, ticket, { wish, reason: resolution.solution })
    const resolved = await resolve(context, ticket, { ...resolution, compensation })
    if (message !== undefined) await postMessage(context, resolved, { text: message, purpose: 'outcome' })
    return standingOf(resolved)
  },
)
