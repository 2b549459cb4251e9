import type { CommandContext } from '#platform/server/command.ts'
import { changeRow, recordOf } from '../moving.ts'
import { openTickets } from '../opening.ts'
import { claimFeedbacks, releaseVoices } from '../ticket-voices.store.ts'
import type { Ticket } from './visible-tickets.ts'

/** What goes on by itself: its first voice and further ones. */
export interface Part {
  readonly origin: Ticket
  readonly feedbackIds: readonly [string, ...string[]]
  /** Whether the voices belonged to the origin; one made of a part of its text did not. */
  readonly taken: boolean
  readonly title?: string | undefined
}

/** Opens a ticket for a part of a locked one: of its kind, in its unit, running since it began. Nobody holds it yet. */
export async function openPart(
  context: CommandContext,
  { origin, feedbackIds, taken, title }: Part,
): Promise<{ part: Ticket; origin: Ticket }> {
  const [first, ...further] = feedbackIds
  if (taken) await releaseVoices(context.db, origin.id, feedbackIds)
  const { kind, urgency, tier, label_id: labelId } = origin
  const opening = {
    feedbackId: first,
    how: 'split',
    kind,
    urgency,
    tier,
    labelId,
    title,
    after: origin,
  } as const
  const [part] = await openTickets(context, [opening])
  if (part === undefined) throw new Error(`No ticket could be opened for voice ${first}`)
  const { at, by } = recordOf(context, part)
  const link = { ticket_id: part.id, first: false, linked_at: at, linked_by: by }
  if (further.length > 0)
    await claimFeedbacks(
      context.db,
      further.map((feedback_id) => ({ feedback_id, ...link })),
    )
  return { part, origin: await changeRow(context, origin, {}) }
}
