import { receiveFeedback } from '#features/intake/server/public/receive.ts'
import type { Ticket } from '#features/tickets/server/public/visible-tickets.ts'
import type { InputOf } from '#platform/contract/endpoint.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import type { CommandContext } from '#platform/server/command.ts'
import type { splitTicket } from '../contract/deeds.ts'
import { messagesSaid, originVoice, voicesOf } from './parts.query.ts'

type Wanted = InputOf<typeof splitTicket>['part']

interface Cut {
  readonly feedbackIds: readonly [string, ...string[]]
  readonly taken: boolean
  /** The voice a part of whose text goes on by itself. */
  readonly fromVoice: string | null
}

async function wholeVoices(
  { db }: CommandContext,
  origin: Ticket,
  feedbackIds: readonly string[],
): Promise<Cut> {
  const wanted = new Set(feedbackIds)
  const voices = (await voicesOf(db, origin.id)).filter(({ id }) => wanted.has(id))
  if (voices.length < wanted.size) throw new Refusal('ticket-links.noSuchVoice', 'missing')
  if (voices.some(({ first }) => first)) throw new Refusal('ticket-links.firstVoiceStays', 'conflict')
  // A voice that came with a merged ticket goes back with that ticket.
  if (voices.some(({ ofAnother }) => ofAnother))
    throw new Refusal('ticket-links.takeApartInstead', 'conflict')
  const [first, ...further] = voices.map(({ id }) => id)
  return { feedbackIds: [first as string, ...further], taken: true, fromVoice: null }
}

/** What was said becomes a voice of the same sender, so that it is judged, found and erased as theirs. */
async function voiceOfWords(
  context: CommandContext,
  origin: Ticket,
  { feedbackId, text }: { feedbackId: string; text: string },
): Promise<Cut> {
  const voice = await originVoice(context.db, feedbackId)
  const { customerId, channel, productId, outletId, touchpointId, occurredAt, receivedAt, mode } = voice
  const receipt = await receiveFeedback(context, {
    text,
    channel,
    kind: origin.kind,
    customerId,
    productId,
    outletId,
    touchpointId,
    unitId: origin.org_unit_id,
    occurredAt: occurredAt.getTime(),
    receivedAt: receivedAt.getTime(),
    mode,
  })
  return { feedbackIds: [receipt.feedbackId], taken: false, fromVoice: feedbackId }
}

/** What of a locked ticket goes on by itself. Refuses what is not there, and the voice that the ticket began with. */
export async function cutOf(context: CommandContext, origin: Ticket, wanted: Wanted): Promise<Cut> {
  if (wanted.of === 'voices') return wholeVoices(context, origin, wanted.feedbackIds)
  if (wanted.of === 'messages') {
    const said = await messagesSaid(context.db, origin.id, wanted.messageIds)
    if (said === null) throw new Refusal('ticket-links.noSuchMessage', 'missing')
    return voiceOfWords(context, origin, said)
  }
  const voice = (await voicesOf(context.db, origin.id)).find(({ id }) => id === wanted.feedbackId)
  if (!voice?.text.includes(wanted.text)) throw new Refusal('ticket-links.notInText', 'conflict')
  return voiceOfWords(context, origin, wanted)
}
