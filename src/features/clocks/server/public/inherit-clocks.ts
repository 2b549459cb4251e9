import type { CommandContext } from '#platform/server/command.ts'
import type { Note } from '../../domain/cycle.ts'
import type { Cause } from '../clock-log.store.ts'
import { factsOfCycle } from '../clock-ticket.query.ts'
import { reckon } from '../reckoning.ts'

/** A ticket in one of its handlings. */
interface Handling {
  readonly ticketId: string
  readonly cycle: number
}

/**
 * Gives a ticket that was split off what its origin had behind it: since when it runs, that the customer was reached and told the plan,
 * and when it waited for them. Splitting gives no new time. Does nothing where the origin has no clocks.
 */
export async function inheritClocks(
  context: CommandContext,
  { from, to, cause }: { from: Handling; to: Handling; cause: Cause },
): Promise<void> {
  const facts = await factsOfCycle(context.db, from)
  if (facts === undefined) return
  const { beganAt, contactedAt, plannedAt, lastToldAt, waits } = facts
  const notes: Note[] = [
    { moments: { beganAt, contactedAt, plannedAt }, toldAt: lastToldAt },
    ...waits.flatMap(({ since, until }): Note[] => [
      ...(since === null ? [] : [{ wait: { at: since, waits: true } }]),
      ...(until === null ? [] : [{ wait: { at: until, waits: false } }]),
    ]),
  ]
  const because = { ...cause, at: context.now }
  await reckon(
    context,
    notes.map((note) => ({ ...to, note, cause: because })),
  )
}
