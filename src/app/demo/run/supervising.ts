import {
  answerSupervisionLetter,
  appealResponsibility,
  closeSupervision,
  noteResponsibility,
  receiveSupervisionLetter,
  reviewSupervisionAnswer,
  sendSupervisionLetter,
  superviseTicket,
} from '#features/supervision/contract/deeds.ts'
import { supervisionDesk } from '#features/supervision/contract/reading.ts'
import { ticketList } from '#features/tickets/contract/reading.ts'
import { supervisionWords } from '../texts/supervision-words.ts'
import type { Desk } from './desk.ts'
import type { MovedTime } from './moved-time.ts'
import type { Opened } from './opening.ts'

interface Office {
  readonly desk: Desk
  readonly opened: Opened
  readonly time: MovedTime
}

const dayMs = 86_400_000
const hourMs = 3_600_000
const { taken, letters, answers, accepted, responsibility, appeal, closings } = supervisionWords

const person = ({ opened }: Office, login: string) => opened.people.get(login) as string
const unit = ({ opened }: Office, code: string) => opened.units.get(code) as string

/** Cases nobody was written to about yet, those longest there first. */
async function toActOn(office: Office) {
  const supervisor = person(office, 'supervisor')
  return (await office.desk.call(supervisionDesk, { view: 'to_act', limit: 50 }, supervisor)).items
}

/** What has been looked into for some days is closed. */
async function closeOld(office: Office): Promise<void> {
  const { desk, time } = office
  for (const [index, { id: caseId, openedAt }] of (await toActOn(office)).entries()) {
    if (Date.parse(openedAt) > time.at - 2 * dayMs) continue
    const conclusion = closings[index % closings.length] as string
    const result = index % 3 === 1 ? 'explained' : 'settled'
    await desk.attempt(closeSupervision, { caseId, result, conclusion }, person(office, 'supervisor'))
  }
}

/** Somebody calls again and again: one ticket at least is under supervision by hand. */
async function takeOne(office: Office): Promise<void> {
  const supervisor = person(office, 'supervisor')
  const { items } = await office.desk.call(
    ticketList,
    { view: 'all_open', sort: 'oldest', kind: 'complaint', limit: 3 },
    supervisor,
  )
  for (const { id: ticketId } of items)
    await office.desk.attempt(superviseTicket, { ticketId, words: taken }, supervisor)
}

/** Three letters: one is settled, with a responsibility that is appealed against; one is answered; one meets silence. */
async function write(office: Office): Promise<void> {
  const { desk, time } = office
  const supervisor = person(office, 'supervisor')
  const [late, unhappy, silent] = (await toActOn(office)).toReversed()
  const within = (hours: number, deed: () => Promise<unknown>) =>
    time.within(time.at + hours * hourMs, async () => void (await deed()))
  const send = (caseId: string, unitId: string, demand: string) =>
    desk.call(sendSupervisionLetter, { caseId, unitId, demand }, supervisor)
  if (late !== undefined) {
    const { letterId } = await send(late.id, unit(office, 'CS2'), letters.late)
    const by = person(office, 'liangjinghe')
    await within(0.5, () => desk.call(receiveSupervisionLetter, { letterId, version: 1 }, by))
    await within(1, () =>
      desk.call(answerSupervisionLetter, { letterId, version: 2, text: answers.late }, by),
    )
    const seen = { letterId, version: 3, verdict: 'accept', words: accepted } as const
    await within(1.5, () => desk.call(reviewSupervisionAnswer, seen, supervisor))
    const noted = {
      caseId: late.id,
      personId: person(office, 'songzhiqiu'),
      kind: 'delay',
      share: 60,
    } as const
    await within(1.6, async () => {
      const { responsibilityId } = await desk.call(
        noteResponsibility,
        { ...noted, reason: responsibility },
        supervisor,
      )
      await desk.call(appealResponsibility, { responsibilityId, words: appeal }, noted.personId)
    })
  }
  if (unhappy !== undefined) {
    const { letterId } = await send(unhappy.id, unit(office, 'CS1'), letters.unhappy)
    const by = person(office, 'lead')
    await within(1, () =>
      desk.call(answerSupervisionLetter, { letterId, version: 1, text: answers.unhappy }, by),
    )
  }
  if (silent !== undefined) await send(silent.id, unit(office, 'VE'), letters.silent)
}

/** What supervision does at the end of a day; the last two days are left for whoever looks. */
export async function supervise(office: Office, daysLeft: number): Promise<void> {
  if (daysLeft > 2) await closeOld(office)
  if (daysLeft !== 2) return
  await takeOne(office)
  await write(office)
}
