import { createHash } from 'node:crypto'
import { type KeptFrom, keptFrom } from '#features/tickets/server/public/kept-from.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { checksDrawn, drawPrepared } from '../contract/checks.ts'
import { chosenOf, fractionOf } from '../domain/drawing.ts'
import { checkDueAt, handlersOwnTime } from '../domain/levels.ts'
import { callersOf } from './callers.query.ts'
import { openChoice } from './choosing-caller.ts'
import { abandonDraw, addDraw, addInspections, addLots, finishDraw } from './drawing.store.ts'
import { handledBetween } from './handled-tickets.query.ts'
import { ruleOf } from './rule.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** What is known of a seed before it is drawn with. */
export const commitmentOf = (seed: string) => sha256(seed)

interface Entered {
  readonly ticketId: string
  readonly cycle: number
  readonly org_unit_id: string
  readonly kind: string
}

/** The tickets a seed chooses of those in a draw: stratified by unit and kind, by SHA-256 of `seed:ticket:cycle`. */
export function drawWith<Ticket extends Entered>(seed: string, share: number, tickets: readonly Ticket[]) {
  const lots = tickets.map((ticket) => ({
    ticket,
    stratum: `${ticket.org_unit_id}/${ticket.kind}`,
    digits: sha256(`${seed}:${ticket.ticketId}:${ticket.cycle}`),
  }))
  const chosen = chosenOf(lots, { share, start: fractionOf(sha256(`${seed}:start`)) })
  return new Set([...chosen].map(({ ticket }) => ticket))
}

/** Makes the seed of the next draw and seals it; whoever reads the database learns its SHA-256 alone. */
export async function prepareDraw({ db, now, newId, newSecret, seal, emit }: CommandContext): Promise<void> {
  const [id, seed] = [newId(), newSecret()]
  const commitment = commitmentOf(seed)
  await addDraw(db, { id, commitment, sealedSeed: seal(seed), at: new Date(now) })
  emit(drawPrepared, { subject: id, facts: { commitment } })
}

/** A seed that cannot be opened any more is replaced by another one. */
export async function replaceDraw(context: CommandContext, drawId: string): Promise<void> {
  await abandonDraw(context.db, drawId, new Date(context.now))
  await prepareDraw(context)
}

type Handled = Awaited<ReturnType<typeof handledBetween>>[number]

const placeOf = ({ ticketId: _, cycle: __, kind: ___, handledBy: ____, ...place }: Handled) => place

async function inspect(
  context: CommandContext,
  drawId: string,
  { chosen, hours }: { chosen: ReadonlySet<Handled>; hours: number },
): Promise<void> {
  const { db, now, newId } = context
  const choose = openChoice(await callersOf(db, 2))
  const isKept = await keptFrom(
    db,
    [...chosen].map(({ ticketId }) => ticketId),
  )
  const rows = [...chosen].map((ticket) => ({
    ...placeOf(ticket),
    id: newId(),
    ticket_id: ticket.ticketId,
    cycle: ticket.cycle,
    level: 2,
    handler_id: choose(checkedOf(ticket, isKept)),
    handled_by: ticket.handledBy,
    draw_id: drawId,
    requested_at: new Date(now),
    due_at: new Date(checkDueAt(now, hours)),
    state: 'open' as const,
    outcome: null,
    ended_at: null,
  }))
  await addInspections(db, rows)
}

/** A handled ticket as far as it matters who may ask about it. */
export const checkedOf = (ticket: Handled, isKept: KeptFrom) => ({
  unitId: ticket.org_unit_id,
  unitPath: [ticket.unit_1, ticket.unit_2, ticket.unit_3, ticket.unit_4, ticket.unit_5, ticket.unit_6],
  handledBy: ticket.handledBy,
  isClosedTo: (personId: string) => isKept(ticket.ticketId, personId),
})

/** Draws among the tickets handled since the last draw whose handlers had their own time, and prepares the next one. */
export async function draw(
  context: CommandContext,
  { drawId, seed, since }: { drawId: string; seed: string; since: Date },
): Promise<void> {
  const { db, now, emit } = context
  const { inspectionShare: share, inspectionHours: hours } = await ruleOf(db)
  const until = new Date(now - handlersOwnTime)
  const tickets = await handledBetween(db, { since, until })
  const chosen = drawWith(seed, share, tickets)
  const lots = tickets.map((ticket) => ({
    draw_id: drawId,
    ticket_id: ticket.ticketId,
    cycle: ticket.cycle,
    org_unit_id: ticket.org_unit_id,
    kind: ticket.kind,
    chosen: chosen.has(ticket),
  }))
  await addLots(db, lots)
  await inspect(context, drawId, { chosen, hours })
  const counts = { share, population: tickets.length, chosen: chosen.size }
  await finishDraw(db, drawId, { seed, at: new Date(now), since, until, ...counts })
  emit(checksDrawn, { subject: drawId, facts: counts })
  await prepareDraw(context)
}
