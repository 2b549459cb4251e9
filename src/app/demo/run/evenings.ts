import { listToLabel } from '#features/analysis/contract/to-label.ts'
import { correctAnalysis } from '#features/analysis/contract.ts'
import { assignablePeople, assignToPerson } from '#features/dispatch/contract.ts'
import { closeGroupEvent, noteGroupEvent } from '#features/group-events/contract/deeds.ts'
import { listGroupEvents } from '#features/group-events/contract/reading.ts'
import { setAvailability } from '#features/staff/contract.ts'
import { ticketList } from '#features/tickets/contract/reading.ts'
import { staffWords } from '../texts/staff-words.ts'
import { askAgain } from './asking-again.ts'
import { askEverybody } from './asking-everybody.ts'
import { askInvited } from './asking-invited.ts'
import { askLawfully, type Evening } from './asking-time.ts'
import { noteInBulk } from './by-rule.ts'
import type { Desk } from './desk.ts'
import { settleGiven } from './giving.ts'
import { askOthers } from './joint-work.ts'
import { keepApart } from './keeping-apart.ts'
import { tieTogether } from './linked-work.ts'
import type { MovedTime } from './moved-time.ts'
import type { Opened } from './opening.ts'
import { hearFromAuthorities } from './outside-cases.ts'
import { supervise } from './supervising.ts'
import type { Watch } from './watching.ts'
import { watchFigures } from './watching-figures.ts'

const dayMs = 86_400_000
const hourMs = 3_600_000
/** So many days nobody has written: it is over. */
const quietDays = 3

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

/** The supervisor notes what was found out of a group event, and closes it once nobody has written for some days. */
async function seeToCrowds({ desk, opened, time }: Office): Promise<void> {
  const supervisor = opened.people.get('supervisor') as string
  const { items } = await desk.call(listGroupEvents, { state: 'open', limit: 20 }, supervisor)
  for (const { id: groupEventId, lastAt } of items) {
    if (Date.parse(lastAt) > time.at - quietDays * dayMs) continue
    const { note, closing } = staffWords.crowd
    await desk.attempt(noteGroupEvent, { groupEventId, text: note }, supervisor)
    await desk.attempt(closeGroupEvent, { groupEventId, reason: 'handled', words: closing }, supervisor)
  }
}

/** What is left at the end of a day; on the last two days it is left for whoever looks at the demonstration. */
export async function doEveningWork(office: Office, evening: Evening): Promise<void> {
  const { daysLeft } = evening
  await askOthers(office, daysLeft)
  if (daysLeft === 1) {
    await tieTogether(office)
    await hearFromAuthorities(office)
    await noteInBulk(office.desk, office.opened.people)
    await keepApart(office)
    await watchFigures(office.desk, office.opened)
    await askEverybody(office)
    // In the afternoon: nobody is asked at night.
    await askInvited(office, office.opened.people, office.time.at - 5 * hourMs)
  }
  await supervise(office, daysLeft)
  await askLawfully(office, evening)
  if (daysLeft < 2) return
  await askAgain(office)
  await settleGiven(office)
  await label(office)
  await emptyQueue(office)
  await seeToCrowds(office)
}

/** On the last two days one station is left without anybody, so that tickets wait for a person. */
export async function goHome({ desk, opened }: Office): Promise<void> {
  const personId = opened.people.get('kangyongnian') as string
  await desk.call(setAvailability, { personId, availability: 'away' }, personId)
}
