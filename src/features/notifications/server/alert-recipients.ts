import { alertAssigned, alertChanged, alertOpened, alertWorsened } from '#features/alerts/contract.ts'
import { type EventRecord, isEvent } from '#platform/contract/event.ts'
import type { Kind } from '../domain/kinds.ts'
import type { Matter } from '../domain/matter.ts'
import type { Told } from './notifications.store.ts'

/** What alerts tell people of. */
export const alertsTold = [alertOpened, alertWorsened, alertChanged, alertAssigned] as const
type AlertEvent = EventRecord<(typeof alertsTold)[number]>

export const isAlert = (event: EventRecord): event is AlertEvent =>
  alertsTold.some((definition) => isEvent(event, definition))

interface AlertTelling {
  readonly personId: string
  readonly kind: Kind
  readonly matter: Matter
  readonly facts: Told['facts']
}

/** Whoever an alert reaches; who that is was decided there. What is red, or pages the regional manager, waits for nobody; whoever handles a part of what another part swallowed reads of it. */
export function alertTellings(event: AlertEvent): AlertTelling[] {
  const matter = { alertId: event.subjectId }
  if (isEvent(event, alertAssigned)) {
    const { personId } = event.facts
    return personId === event.actorId ? [] : [{ personId, kind: 'alert_assigned', matter, facts: {} }]
  }
  const {
    personIds = [],
    notedIds = [],
    ...facts
  } = (event as EventRecord<typeof alertOpened | typeof alertWorsened | typeof alertChanged>).facts
  const kind = facts.colour === 'red' || ('paged' in facts && facts.paged) ? 'alert_red' : 'alert'
  const as = (kind: Kind) => (personId: string) => ({ personId, kind, matter, facts })
  return [...personIds.map(as(kind)), ...notedIds.map(as('alert'))]
}
