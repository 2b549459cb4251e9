import { usualCompletion } from '#features/completion-times/server/public/usual-completion.ts'
import { ticketForTracking } from '#features/tickets/server/public/ticket-for-tracking.ts'
import { say } from '#platform/pages/say.ts'
import type { House } from '#platform/server/house.ts'
import type { pageWords } from './page-words.ts'
import { trackedVoice } from './tracked-voice.ts'
import { trackedRecords } from './tracking.query.ts'

/** A voice by its number and secret, with the ticket that answers it. */
export async function standingOf(house: House, number: string, secret: string) {
  const voice = await trackedVoice(house.read, number, secret)
  const [ticket, records] = await Promise.all([
    ticketForTracking(house.read, voice.id),
    trackedRecords(house.read, voice.id),
  ])
  const usual = ticket === null ? null : await usualCompletion(house.read, ticket.id, await house.now())
  return { voice, ticket, records, usual }
}

export type Standing = Awaited<ReturnType<typeof standingOf>>

/** What both sides said, in the order of time, with what came along. */
export function talkOf({ voice, ticket, records }: Standing, erased: string) {
  const isErased = voice.erased_at !== null
  const first = { id: voice.id, text: voice.text, at: voice.received_at, additionId: null }
  const mine = [first, ...records.additions.map((one) => ({ ...one, additionId: one.id }))]
  return [
    ...mine.map(({ additionId, ...one }) => ({
      ...one,
      text: isErased ? erased : one.text,
      mine: true,
      files: [],
      attached: isErased ? [] : records.files.filter((file) => file.additionId === additionId),
    })),
    ...(ticket?.messages ?? []).map((one) => ({ ...one, mine: false, attached: [] })),
  ].sort((one, other) => one.at.getTime() - other.at.getTime())
}

/** The sender knows their matter by the number they were given; so it is told which number stands for it now. */
export function regroupedOf(
  { ticket }: Standing,
  words: ReturnType<typeof pageWords>,
  written: (at: Date) => string,
): string[] {
  if (ticket === null) return []
  const { joinedFrom, number, parts } = ticket
  return [
    ...(joinedFrom === null
      ? []
      : [say(words, 'joined', { from: joinedFrom.number, number, at: written(joinedFrom.at) })]),
    ...parts.map((part) => say(words, 'parted', { number: part })),
  ]
}

/** What the sender is to expect: that they are asked about an outcome, that what was not solved is handled again, what we wait for, and where news stand. */
export function nextOf(
  { ticket }: Standing,
  words: ReturnType<typeof pageWords>,
  written: (at: Date) => string,
): string | null {
  if (ticket === null) return say(words, 'next.read')
  const { status, cycle, reopenedAt, promisedAt } = ticket
  if (status === 'withdrawn') return null
  if (status === 'answered' || status === 'closed' || status === 'waiting_for_you' || status === 'ended')
    return say(words, `next.${status}`)
  if (reopenedAt !== null) return say(words, 'next.again', { cycle, at: written(reopenedAt) })
  return promisedAt === null ? say(words, 'next.news') : null
}

const endings = ['duplicate', 'not_ours'] as const

/** Why we ended it, for its sender; null where we did not. */
export function endedOf({ ticket }: Standing, words: ReturnType<typeof pageWords>): string | null {
  if (ticket === null || ticket.status !== 'ended') return null
  const why = endings.find((one) => one === ticket.endedFor)
  return say(words, `ended.${why ?? 'other'}`)
}

/** An erased voice has nothing left to take back. */
export function consentShown({ voice, records }: Standing, written: (at: Date) => string) {
  const { consent } = records
  if (consent === null || voice.erased_at !== null) return null
  return { withdrawnAt: consent.withdrawnAt === null ? null : written(new Date(consent.withdrawnAt)) }
}
