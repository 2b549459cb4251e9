import { decideExtension, requestExtension } from '#features/clocks/contract/extension-requests.ts'
import { editPolicy, installStatute } from '#features/clocks/contract/policies.ts'
import { ticketClocks } from '#features/clocks/contract/ticket-clocks.ts'
import { ticketList } from '#features/tickets/contract/reading.ts'
import { timeWords } from '../texts/time-words.ts'
import type { Desk } from './desk.ts'
import type { MovedTime } from './moved-time.ts'
import type { Opened } from './opening.ts'

const dayMs = 86_400_000

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

async function askForTime(office: Office): Promise<void> {
  const { desk, opened } = office
  const tickets = await toAskFor(office)
  for (const [index, words] of timeWords.asked.entries()) {
    const { clockId, dueAt, handlerId } = tickets[index] ?? {}
    if (clockId === undefined || dueAt === undefined || handlerId === undefined) return
    const askedUntil = new Date(dueAt + 5 * dayMs).toISOString()
    const request = await desk.attempt(requestExtension, { ...words, clockId, askedUntil }, handlerId)
    if (request === null || index > 0) continue
    const decision = { ...request, granted: true, reason: timeWords.granted }
    await desk.attempt(decideExtension, decision, opened.people.get('supervisor') as string)
  }
}

/** Two days before the end the hotline's limits begin to hold; a day later two of its tickets need more time, and one request waits. */
export async function askLawfully(office: Office, until: number): Promise<void> {
  const daysLeft = Math.floor((until - office.time.at) / dayMs)
  if (daysLeft === 2) await promiseByLaw(office)
  if (daysLeft === 1) await askForTime(office)
}
