import { correctAnalysis, listToLabel } from '#features/analysis/contract.ts'
import { assignablePeople, assignToPerson } from '#features/dispatch/contract.ts'
import { setAvailability } from '#features/staff/contract.ts'
import { ticketList } from '#features/tickets/contract/reading.ts'
import type { Desk } from './desk.ts'
import type { MovedTime } from './moved-time.ts'
import type { Opened } from './opening.ts'
import type { Watch } from './watching.ts'

const dayMs = 86_400_000

interface Office {
  readonly desk: Desk
  readonly opened: Opened
  readonly watch: Watch
  readonly time: MovedTime
}

/** The inspector labels what the program left open. */
async function label({ desk, opened, watch }: Office): Promise<void> {
  const inspector = opened.people.get('quality') as string
  const { items } = await desk.call(listToLabel, { limit: 50 }, inspector)
  for (const { feedbackId, version } of items) {
    const code = watch.voices.get(feedbackId)?.voice.label
    const labelId = code ? opened.labels.get(code) : undefined
    if (labelId !== undefined)
      await desk.attempt(correctAnalysis, { feedbackId, version, labelId }, inspector)
  }
}

/** The lead gives what nobody took by rule to whoever has most room. */
async function emptyQueue({ desk, opened }: Office): Promise<void> {
  const lead = opened.people.get('lead') as string
  const { items } = await desk.call(ticketList, { view: 'unassigned', sort: 'oldest', limit: 20 }, lead)
  for (const { id: ticketId, version } of items) {
    const { people } = await desk.call(assignablePeople, { ticketId }, lead)
    const free = people.find((person) => person.availability === 'online')
    if (free !== undefined) await desk.attempt(assignToPerson, { ticketId, personId: free.id, version }, lead)
  }
}

/** What is left at the end of a day; on the last two days it is left for whoever looks at the demonstration. */
export async function doEveningWork(office: Office, until: number): Promise<void> {
  if (office.time.at > until - 2 * dayMs) return
  await label(office)
  await emptyQueue(office)
}

/** On the last two days one station is left without anybody, so that tickets wait for a person. */
export async function goHome({ desk, opened }: Office): Promise<void> {
  const personId = opened.people.get('kangyongnian') as string
  await desk.call(setAvailability, { personId, availability: 'away' }, personId)
}
