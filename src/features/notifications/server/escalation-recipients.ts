import { alertStepped, escalationStepped, figureAlertStepped } from '#features/escalations/contract.ts'
import { type EventRecord, isEvent } from '#platform/contract/event.ts'
import type { Kind } from '../domain/kinds.ts'
import type { Matter } from '../domain/matter.ts'
import type { Told } from './notifications.store.ts'
import type { Recipient } from './recipients.ts'

type Step = EventRecord<typeof escalationStepped>

export const isStep = (event: EventRecord): event is Step =>
  isEvent(event, escalationStepped) || isEvent(event, alertStepped) || isEvent(event, figureAlertStepped)

function kindOf({ cause, level }: Step['facts']): Kind {
  if (cause !== 'share') return 'escalated'
  return level === 100 ? 'breached' : 'due_soon'
}

function matterOf({ subjectId, facts: { matter, about } }: Step): Matter {
  if (matter === 'clock') return { ticketId: subjectId }
  if (matter === 'alert') return { alertId: about }
  return matter === 'joint_task' ? { jointTaskId: about } : { groupEventId: about }
}

/** Everybody a step of a ladder reached; who that is was decided there. */
export function stepTellings(event: Step): (Recipient & { matter: Matter; facts: Told['facts'] })[] {
  const { personIds, channels, obligation, matter, level, dueAt, escalationId } = event.facts
  const facts = { escalationId, obligation: obligation ?? matter, level, dueAt, aboutId: event.facts.about }
  const told = { kind: kindOf(event.facts), channels, matter: matterOf(event), facts }
  return personIds.map((personId) => ({ personId, ...told }))
}
