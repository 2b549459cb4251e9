import { decideExtension, requestExtension } from '#features/clocks/contract/extension-requests.ts'
import { editPolicy, installStatute } from '#features/clocks/contract/policies.ts'
import { ticketClocks } from '#features/clocks/contract/ticket-clocks.ts'
import { ticketList } from '#features/tickets/contract/reading.ts'
import { timeWords } from '../texts/time-words.ts'
import type { Desk } from './desk.ts'
import type { MovedTime } from './moved-time.ts'
import type { Opened } from './opening.ts'

const dayMs = 86_400_000
/** An evening: so many whole days lie between the hour at which its work begins and the present. */
export interface Evening {
  readonly daysLeft: number
  readonly isLast: boolean
}

interface Office {
  readonly desk: Desk
  readonly opened: Opened
  readonly time: MovedTime
}

/** The hotline's time limits, for what comes in by phone. */
async function promiseByLaw({ desk, opened }: Office): Promise<void> {
  const by = opened.administratorId
  const { policies } = await desk.call(installStatute, { statute: 'hotline_12345' }, by)
  for (const { id: policyId, version: _, statute: __, ...limit } of policies)
    await desk.call(editPolicy, { ...limit, policyId, channel: 'phone' }, by)
}

/** Tickets of a statutory limit for which more time may be asked, with whoever handles them. */
async function toAskFor({ desk, opened }: Office) {
  const supervisor = opened.people.get('supervisor') as string
  const asked = { view: 'all_open', sort: 'newest', state: 'in_progress', limit: 60 } as const
  const found: { clockId: string; dueAt: number; handlerId: string }[] = []
  for (const { id: ticketId, assignee } of (await desk.call(ticketList, asked, supervisor)).items) {
    if (assignee === null) continue
    const { clocks } = await desk.call(ticketClocks, { ticketId }, assignee.id)
    const clock = clocks.find(({ can }) => can.request)
    if (clock?.dueAt != null)
      found.push({ clockId: clock.id, dueAt: Date.parse(clock.dueAt), handlerId: assignee.id })
  }
  return found
}

/** One more ticket needs time; gives the request. */
async function askForTime(office: Office, words: (typeof timeWords.asked)[number]) {
  const { desk } = office
  const [ticket] = await toAskFor(office)
  if (ticket === undefined) return null
  const { clockId, dueAt, handlerId } = ticket
  const askedUntil = new Date(dueAt + 5 * dayMs).toISOString()
  return desk.attempt(requestExtension, { ...words, clockId, askedUntil }, handlerId)
}

/** Two days before the end the hotline's limits begin to hold; a day later one of its tickets gets more time, and on the last evening a request waits. */
export async function askLawfully(office: Office, { daysLeft, isLast }: Evening): Promise<void> {
  const [first, last] = timeWords.asked
  if (daysLeft === 2) await promiseByLaw(office)
  if (isLast) await askForTime(office, last)
  if (daysLeft !== 1) return
  const request = await askForTime(office, first)
  const decision = { granted: true, reason: timeWords.granted }
  const supervisor = office.opened.people.get('supervisor') as string
  if (request !== null) await office.desk.attempt(decideExtension, { ...request, ...decision }, supervisor)
}
