import { linkTickets, mergeTicket, splitTicket } from '#features/ticket-links/contract/deeds.ts'
import { ticketDetails, ticketList } from '#features/tickets/contract/reading.ts'
import type { Desk } from './desk.ts'
import type { Opened } from './opening.ts'

interface Office {
  readonly desk: Desk
  readonly opened: Opened
}

/** Tickets of one label that somebody works on, the newest first: probably about one thing. */
async function alike({ desk }: Office, lead: string): Promise<string[]> {
  const { items } = await desk.call(
    ticketList,
    { view: 'all_open', sort: 'newest', state: ['received', 'in_progress'], limit: 50 },
    lead,
  )
  const byLabel = Map.groupBy(items, ({ label }) => label?.id)
  const [most = []] = [...byLabel.values()].sort((a, b) => b.length - a.length)
  return most.map(({ id }) => id)
}

/** The lead merges two of them, links a third, and lets one half of what was said in it go on by itself. */
export async function tieTogether(office: Office): Promise<void> {
  const { desk, opened } = office
  const lead = opened.people.get('lead') as string
  const [first, second, third] = await alike(office, lead)
  if (first === undefined || second === undefined || third === undefined) return
  const see = (ticketId: string) => desk.call(ticketDetails, { ticketId }, lead)
  const { version } = await see(second)
  const into = { intoId: first, intoVersion: (await see(first)).version, acrossCustomers: true }
  await desk.call(mergeTicket, { ticketId: second, version, ...into }, lead)
  const seen = await see(third)
  const link = { kind: 'caused_by', otherId: first } as const
  await desk.call(linkTickets, { ticketId: third, version: seen.version, ...link }, lead)
  const [voice] = seen.feedbacks
  const text = voice?.text.slice(0, Math.ceil(voice.text.length / 2)).trim()
  if (voice === undefined || text === undefined) return
  const part = { of: 'text', feedbackId: voice.id, text } as const
  await desk.call(splitTicket, { ticketId: third, version: (await see(third)).version, part }, lead)
}
