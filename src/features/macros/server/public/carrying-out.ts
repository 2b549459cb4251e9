import { assignTo, lockPlaceInQueue } from '#features/dispatch/server/public/assigning.ts'
import { sendReplyOf } from '#features/drafts/server/public/sending-reply.ts'
import { deedsOnTicket } from '#features/tickets/server/public/acting.ts'
import { lockSeenTickets, lockTicket, type Ticket } from '#features/tickets/server/public/visible-tickets.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { isIdle, type MacroField, type Obstacle } from '../../domain/steps.ts'
import type { MacroSteps } from '../macros.tables.ts'
import { personOf } from '../person.ts'
import { planFor } from '../planning.ts'

type Planned = Awaited<ReturnType<typeof planFor>>
type Before = Readonly<Partial<Record<MacroField, string | number | null>>>

/** What was done to a ticket, as far as it takes to undo it. */
export interface CarriedOut {
  readonly ticket: Ticket
  /** The values that were changed, as they were. */
  readonly before: Before
  readonly held: boolean
  readonly messageId: string | null
}

const refusalOf = (why: Obstacle) =>
  new Refusal(`macros.${why}`, why === 'not_allowed' ? 'forbidden' : 'conflict')

/** Locks those of several tickets that the actor may see, for steps; in one order, so that two never wait for each other. */
export async function lockAllForSteps(
  context: CommandContext,
  ticketIds: readonly string[],
  steps: MacroSteps,
): Promise<Map<string, Ticket>> {
  if (steps.assign !== undefined)
    for (const ticketId of ticketIds.toSorted()) await lockPlaceInQueue(context, ticketId)
  const tickets = await lockSeenTickets(context, ticketIds)
  return new Map(tickets.map((ticket) => [ticket.id, ticket]))
}

/** Locks a ticket for steps, its place in the queue before it where they assign; refuses one that changed since `version`. */
export async function lockForSteps(
  context: CommandContext,
  { ticketId, steps, version }: { ticketId: string; steps: MacroSteps; version?: number },
): Promise<Ticket> {
  if (steps.assign !== undefined) await lockPlaceInQueue(context, ticketId)
  const seen = version === undefined ? {} : { version }
  return lockTicket(context, { ticketId, permission: 'tickets.handle', ...seen })
}

/** Steps as they would go on a ticket: the refusal that stands in their way, or how to do them, whole or not at all. */
export interface PlannedSteps {
  readonly refusal: Refusal | null
  /** Everything is already as they would make it. */
  readonly idle: boolean
  /** On the locked ticket; the note mentions these colleagues. */
  carryOut(mentions?: readonly string[]): Promise<CarriedOut>
}

/** Looks at what steps would do to a ticket. */
export async function planSteps(
  context: CommandContext,
  ticket: Ticket,
  steps: MacroSteps,
): Promise<PlannedSteps> {
  const plan = await planFor(context, ticket, steps)
  // What lists ask for is refused by the deed itself, which names it.
  const obstacle = plan.obstacles.find(({ why }) => why !== 'duties_open')
  const refusal = obstacle === undefined ? null : refusalOf(obstacle.why)
  return {
    refusal,
    idle: isIdle(steps, plan),
    carryOut: async (mentions = []) => {
      if (refusal !== null) throw refusal
      return act(context, ticket, { steps, plan, mentions })
    },
  }
}

/** Why steps would be refused on a ticket as it stands; null where they would be done. */
export async function whyRefused(
  context: Parameters<typeof planFor>[0],
  ticket: Ticket,
  steps: MacroSteps,
): Promise<Refusal['code'] | null> {
  const [obstacle] = (await planFor(context, ticket, steps)).obstacles
  return obstacle === undefined ? null : refusalOf(obstacle.why).code
}

async function act(
  context: CommandContext,
  ticket: Ticket,
  { steps, plan, mentions }: { steps: MacroSteps; plan: Planned; mentions: readonly string[] },
): Promise<CarriedOut> {
  const values = Object.fromEntries(plan.changes.map(({ field, to }) => [field, to]))
  let now = plan.changes.length > 0 ? await deedsOnTicket.change(context, ticket, values) : ticket
  if (plan.assign !== null) now = await assignTo(context, now, plan.assign.to)
  if (steps.note !== undefined)
    await deedsOnTicket.note(context, now, { text: steps.note, mentions: [...mentions] })
  const messageId = await reply(context, now, { steps, text: plan.replyText })
  if (steps.hold !== undefined)
    now = await deedsOnTicket.hold(context, now, { reason: steps.hold.reason, note: null })
  if (steps.resolve !== undefined) now = await deedsOnTicket.resolve(context, now, steps.resolve)
  const before = Object.fromEntries(plan.changes.map(({ field, from }) => [field, from]))
  return { ticket: now, before, held: steps.hold !== undefined, messageId }
}

async function reply(
  context: CommandContext,
  ticket: Ticket,
  { steps, text }: { steps: MacroSteps; text: string | null },
): Promise<string | null> {
  if (steps.reply === undefined || text === null) return null
  // Nobody is there to take it back: what Huixiang itself says leaves at once.
  if (context.actor.kind === 'system')
    return deedsOnTicket.say(context, ticket, { text, purpose: steps.reply.purpose })
  return sendReplyOf(context, ticket, { personId: personOf(context), text, purpose: steps.reply.purpose })
}

/** Gives a locked ticket back what steps changed, and ends the hold they began. */
export async function putBack(
  context: CommandContext,
  ticket: Ticket,
  { before, held }: Pick<CarriedOut, 'before' | 'held'>,
): Promise<Ticket> {
  const released = held ? await deedsOnTicket.release(context, ticket) : ticket
  if (Object.keys(before).length === 0) return released
  return deedsOnTicket.change(context, released, before as Parameters<typeof deedsOnTicket.change>[2])
}
