import {
  holdersOver,
  leadersOver,
  membersWith,
  nearestLeaders,
} from '#features/staff/server/public/leaders.ts'
import {
  appealDecided,
  letterAccepted,
  letterAnswered,
  letterEscalated,
  letterReturned,
  letterSent,
  letterWithdrawn,
  responsibilityAppealed,
  responsibilityNoted,
} from '#features/supervision/contract.ts'
import { type EventRecord, isEvent } from '#platform/contract/event.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Kind } from '../domain/kinds.ts'
import type { Matter } from '../domain/matter.ts'

const ofLetters = [
  letterSent,
  letterReturned,
  letterAccepted,
  letterAnswered,
  letterWithdrawn,
  letterEscalated,
] as const
const ofResponsibility = [responsibilityNoted, responsibilityAppealed, appealDecided] as const

/** What supervision tells people of. */
export const supervisionTold = [...ofLetters, ...ofResponsibility] as const
type Told = EventRecord<(typeof supervisionTold)[number]>

/** Who is told, as what, and where it leads them: to the letter, or to the ticket that something is noted about. */
interface SupervisionTelling {
  readonly personId: string
  readonly kind: Kind
  readonly matter: Matter
  readonly result?: 'answered' | 'accepted' | 'returned' | 'withdrawn'
}

export const isSupervision = (event: EventRecord): event is Told =>
  supervisionTold.some((definition) => isEvent(event, definition))

/** The person it is addressed to; else whoever may answer for the unit and belongs to it; where nobody does, those who lead it. */
async function addressed(
  db: ReadHandle,
  { personId, unitId }: { personId: string | null; unitId: string },
): Promise<string[]> {
  if (personId !== null) return [personId]
  const members = await membersWith(db, 'supervision.answer', unitId)
  return members.length > 0 ? members : nearestLeaders(await leadersOver(db, unitId))
}

const known = (...people: (string | null)[]) => people.filter((one) => one !== null)

async function toldOfLetter(
  event: EventRecord<(typeof ofLetters)[number]>,
  db: ReadHandle,
): Promise<Omit<SupervisionTelling, 'matter' | 'personId'> & { people: string[] }> {
  if (isEvent(event, letterSent))
    return { kind: 'supervision_letter', people: await addressed(db, event.facts) }
  if (isEvent(event, letterEscalated)) {
    const { unitId, senderId, level } = event.facts
    const above =
      level === 1
        ? nearestLeaders(await leadersOver(db, unitId))
        : await holdersOver(db, 'supervision.decide_appeals', [unitId])
    return {
      kind: 'supervision_overdue',
      people: [...(await addressed(db, event.facts)), ...above, ...known(senderId)],
    }
  }
  const kind = 'supervision_result'
  if (isEvent(event, letterAnswered)) return { kind, result: 'answered', people: known(event.facts.senderId) }
  if (isEvent(event, letterAccepted))
    return { kind, result: 'accepted', people: known(event.facts.handlerId) }
  const result = isEvent(event, letterReturned) ? 'returned' : 'withdrawn'
  return { kind, result, people: await addressed(db, event.facts) }
}

async function toldOfResponsibility(
  event: EventRecord<(typeof ofResponsibility)[number]>,
  db: ReadHandle,
): Promise<{ kind: Kind; people: string[] }> {
  if (isEvent(event, responsibilityAppealed)) {
    const { notedById, unitId } = event.facts
    const deciders = await holdersOver(db, 'supervision.decide_appeals', [unitId])
    return { kind: 'supervision_appeal', people: deciders.filter((one) => one !== notedById) }
  }
  if (isEvent(event, appealDecided)) return { kind: 'responsibility', people: known(event.facts.appellantId) }
  return { kind: 'responsibility', people: await addressed(db, event.facts) }
}

/** Who is told of a letter or a responsibility; never the person whose own deed it was. */
export async function supervisionTellings(event: Told, db: ReadHandle): Promise<SupervisionTelling[]> {
  const isOfLetter = (one: EventRecord): one is EventRecord<(typeof ofLetters)[number]> =>
    ofLetters.some((definition) => isEvent(one, definition))
  const { people, ...telling } = isOfLetter(event)
    ? { ...(await toldOfLetter(event, db)), matter: { supervisionLetterId: event.facts.letterId } }
    : {
        ...(await toldOfResponsibility(event as EventRecord<(typeof ofResponsibility)[number]>, db)),
        matter: { ticketId: event.subjectId },
      }
  const own = event.actorKind === 'person' ? event.actorId : null
  return [...new Set(people)].filter((one) => one !== own).map((personId) => ({ personId, ...telling }))
}
