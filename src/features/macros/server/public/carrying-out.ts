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
/** A ticket with what is planned for it. */
interface OnTicket {
  readonly ticket: Ticket
  readonly plan: Planned
}

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
): Promise<Ticket[]> {
  if (steps.assign !== undefined)
    for (const ticketId of ticketIds.toSorted()) await lockPlaceInQueue(context, ticketId)
  return lockSeenTickets(context, ticketIds)
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

/** What keeps a plan from being done. */
function refusalIn({ obstacles }: Planned): Refusal | null {
  // What lists ask for is refused by the deed itself, which names it.
  const obstacle = obstacles.find(({ why }) => why !== 'duties_open')
  return obstacle === undefined ? null : refusalOf(obstacle.why)
}

/** Looks at what steps would do to a ticket. */
export async function planSteps(
  context: CommandContext,
  ticket: Ticket,
  steps: MacroSteps,
): Promise<PlannedSteps> {
  const plan = await planFor(context, ticket, steps)
  const refusal = refusalIn(plan)
  return {
    refusal,
    idle: isIdle(steps, plan),
    carryOut: async (mentions = []) => {
      if (refusal !== null) throw refusal
      const changed = await changeAll(context, [{ ticket, plan }])
      return act(context, { ticket: changed.get(ticket.id) ?? ticket, plan }, { steps, mentions })
    },
  }
}

/**
 * Does steps on each of several locked tickets, and gives by their ids what was done to each or why it was refused. Whatever is thrown
 * spoils them all.
 */
export async function carryOutOnAll(
  context: CommandContext,
  tickets: readonly Ticket[],
  steps: MacroSteps,
): Promise<Map<string, CarriedOut | Refusal>> {
  const became = new Map<string, CarriedOut | Refusal>()
  const free: OnTicket[] = []
  for (const ticket of tickets) {
    const plan = await planFor(context, ticket, steps)
    const refusal = refusalIn(plan)
    if (refusal === null) free.push({ ticket, plan })
    else became.set(ticket.id, refusal)
  }
  const changed = await changeAll(context, free)
  for (const { ticket, plan } of free) {
    const now = changed.get(ticket.id) ?? ticket
    became.set(ticket.id, await act(context, { ticket: now, plan }, { steps, mentions: [] }))
  }
  return became
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

/** Makes the changes that are planned, those that are alike at once; gives the tickets that changed by their ids. */
async function changeAll(
  context: CommandContext,
  planned: readonly OnTicket[],
): Promise<Map<string, Ticket>> {
  return changeEach(
    context,
    planned.map(({ ticket, plan: { changes } }) => ({
      ticket,
      values: Object.fromEntries(changes.map(({ field, to }) => [field, to])),
    })),
  )
}

type Values = Parameters<typeof deedsOnTicket.changeAlike>[2]

async function changeEach(
  context: CommandContext,
  wanted: readonly { readonly ticket: Ticket; readonly values: Values }[],
): Promise<Map<string, Ticket>> {
  const changing = wanted.filter(({ values }) => Object.keys(values).length > 0)
  const changed = new Map<string, Ticket>()
  for (const alike of Map.groupBy(changing, ({ values }) => JSON.stringify(values)).values()) {
    const tickets = alike.map(({ ticket }) => ticket)
    const [{ values }] = alike as [(typeof alike)[number]]
    for (const one of await deedsOnTicket.changeAlike(context, tickets, values)) changed.set(...one)
  }
  return changed
}

/** Does what follows the changes of a plan. */
async function act(
  context: CommandContext,
  { ticket, plan }: OnTicket,
  { steps, mentions }: { steps: MacroSteps; mentions: readonly string[] },
): Promise<CarriedOut> {
  let now = plan.assign === null ? ticket : await assignTo(context, ticket, plan.assign.to)
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

/** What a ticket gets back. */
type Undone = Pick<CarriedOut, 'before' | 'held'>

/** Gives each of several locked tickets back what steps changed, and ends the holds they began. */
export async function putBackAll(
  context: CommandContext,
  tickets: readonly (Undone & { readonly ticket: Ticket })[],
): Promise<void> {
  const wanted = []
  for (const { ticket, before, held } of tickets) {
    const released = held ? await deedsOnTicket.release(context, ticket) : ticket
    wanted.push({ ticket: released, values: before as Values })
  }
  await changeEach(context, wanted)
}

/** The same for one. */
export const putBack = (context: CommandContext, ticket: Ticket, undone: Undone): Promise<void> =>
  putBackAll(context, [{ ticket, ...undone }])
