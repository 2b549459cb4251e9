import { sql } from 'kysely'
import { oneFeedbackActedOn, visibleFeedback } from '#features/intake/server/public/visible-feedback.ts'
import { reaches, seenTicket } from '#features/tickets/server/public/visible-tickets.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import type { Actor } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { isUuid } from '#platform/server/ids.ts'
import { askedAboutTicket, askedAboutVoice } from '../contract.ts'
import type { Use } from '../domain/uses.ts'
import { matterOfTicket, matterOfVoice } from './matter.query.ts'

const notFound = () => new Refusal('platform.notFound', 'missing')
const notHere = () => new Refusal('assistant.notHere', 'forbidden')

/** A ticket that an actor may ask this about. Refuses what they do not see and, for a reply, whom they may not write to. */
export async function ticketToAskAbout(
  read: ReadHandle,
  actor: Actor,
  { id, use }: { id: string; use: Use },
) {
  if (!isUuid(id)) throw notFound()
  const ticket = await seenTicket(read, actor, id)
  if (use === 'label' || (use === 'reply' && !reaches(actor, 'tickets.message', ticket))) throw notHere()
  return { event: askedAboutTicket, id, unit: ticket.org_unit_id, matter: await matterOfTicket(read, id) }
}

/** A voice that an actor may ask this about. Refuses what they do not see and, for a label, what they may not label. */
export async function voiceToAskAbout(read: ReadHandle, actor: Actor, { id, use }: { id: string; use: Use }) {
  if (!isUuid(id)) throw notFound()
  const voice = await visibleFeedback(read, actor, id)
    .select('feedbacks.org_unit_id')
    .select(sql<boolean>`${oneFeedbackActedOn(actor, 'analysis.correct')}`.as('correctable'))
    .executeTakeFirst()
  if (voice === undefined) throw notFound()
  if (use === 'reply' || (use === 'label' && voice.correctable !== true)) throw notHere()
  return { event: askedAboutVoice, id, unit: voice.org_unit_id, matter: await matterOfVoice(read, id) }
}

/** What is asked about, and the event that says so. */
export type Subject =
  | Awaited<ReturnType<typeof ticketToAskAbout>>
  | Awaited<ReturnType<typeof voiceToAskAbout>>
