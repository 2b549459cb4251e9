import {
  clockExtended,
  extensionLapsed,
  extensionRefused,
  extensionRequested,
} from '#features/clocks/contract.ts'
import {
  type Leader,
  leadersOver,
  leadersWith,
  nearestLeaders,
} from '#features/staff/server/public/leaders.ts'
import { keptFrom } from '#features/tickets/server/public/kept-from.ts'
import { type EventRecord, isEvent } from '#platform/contract/event.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Kind } from '../domain/kinds.ts'
import type { ConcernedTicket } from './people-to-tell.query.ts'

/** More time that was asked for, and what became of it. */
export const extensionEvents = [extensionRequested, extensionRefused, extensionLapsed, clockExtended] as const
type ExtensionEvent = EventRecord<(typeof extensionEvents)[number]>

export const isExtension = (event: EventRecord): event is ExtensionEvent =>
  extensionEvents.some((definition) => isEvent(event, definition))

/** Who is told, and what became of the request. */
interface ExtensionTelling {
  readonly personId: string
  readonly kind: Kind
  readonly result?: 'granted' | 'refused' | 'lapsed'
}

/** Whoever may approve and stands nearest, and the lead of the unit, hear of a request; whoever asked hears what became of it. */
export async function extensionTellings(
  event: ExtensionEvent,
  { unitId, unitPath }: ConcernedTicket,
  db: ReadHandle,
): Promise<ExtensionTelling[]> {
  if (!isEvent(event, extensionRequested)) return others(event, outcome(event))
  // Whoever is kept from the ticket is nobody to ask: the next one above is.
  const isKept = await keptFrom(db, [event.subjectId])
  const nearest = (leaders: readonly Leader[]) =>
    nearestLeaders(leaders.filter(({ personId }) => !isKept(event.subjectId, personId)))
  const people = [
    ...nearest(await leadersWith(db, 'clocks.approve_extension', { unitId, path: unitPath })),
    ...nearest(await leadersOver(db, unitId, unitPath)),
  ]
  return others(event, [...new Set(people)].map(requested))
}

function others(event: ExtensionEvent, found: ExtensionTelling[]): ExtensionTelling[] {
  return found.filter(({ personId }) => personId !== event.actorId)
}

const requested = (personId: string): ExtensionTelling => ({ personId, kind: 'extension_requested' })

function outcome(event: ExtensionEvent): ExtensionTelling[] {
  const { requestedBy: personId } = event.facts
  if (personId === undefined) return []
  const result = isEvent(event, clockExtended)
    ? 'granted'
    : isEvent(event, extensionRefused)
      ? 'refused'
      : 'lapsed'
  return [{ personId, kind: 'extension_decided', result }]
}
