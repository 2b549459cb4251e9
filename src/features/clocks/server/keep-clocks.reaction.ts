import { callbackAnswered, callbackAttempted, callbackCancelled } from '#features/callbacks/contract.ts'
import { ticketAssigned } from '#features/dispatch/contract.ts'
import {
  ticketAccepted,
  ticketChanged,
  ticketClosed,
  ticketContacted,
  ticketHeld,
  ticketMessageSent,
  ticketOpened,
  ticketReleased,
  ticketReopened,
  ticketResolved,
  ticketVerified,
  ticketWithdrawn,
} from '#features/tickets/contract.ts'
import { type EventRecord, isEvent } from '#platform/contract/event.ts'
import { reaction } from '#platform/server/followers.ts'
import type { Note } from '../domain/cycle.ts'
import { type CycleNote, reckon } from './reckoning.ts'

/** What an event says about the handling it names, in notes that may come twice and in any order. */
function noteOf(event: EventRecord): Note {
  const { at } = event
  if (isEvent(event, ticketOpened) || isEvent(event, ticketReopened)) {
    const { kind, urgency, tier, labelId, customerId, cycleSince } = event.facts
    return {
      moments: { beganAt: Date.parse(cycleSince) },
      first: { kind, urgency, tier, labelId },
      hasCustomer: customerId !== null,
      carriesOn: isEvent(event, ticketReopened) && event.facts.reason === 'found_unsolved',
    }
  }
  if (isEvent(event, ticketContacted))
    return event.facts.reached ? { moments: { contactedAt: at }, toldAt: at } : {}
  if (isEvent(event, ticketMessageSent))
    return event.facts.purpose === 'plan' ? { moments: { plannedAt: at }, toldAt: at } : { toldAt: at }
  if (isEvent(event, ticketResolved))
    return { moments: { resolvedAt: at }, hasCustomer: event.facts.customerId !== null }
  if (isEvent(event, ticketHeld)) return waitOf(event.facts.reason, { at, waits: true })
  if (isEvent(event, ticketReleased)) return waitOf(event.facts.reason, { at, waits: false })
  if (isEvent(event, ticketChanged)) return changeOf(event.facts.to, at)
  if (isEvent(event, ticketAccepted)) return { moments: { acceptedAt: at } }
  if (isEvent(event, ticketVerified)) return { moments: { verifiedAt: at } }
  if (isEvent(event, ticketClosed) || isEvent(event, ticketWithdrawn)) return { moments: { endedAt: at } }
  if (isEvent(event, callbackAttempted) || isEvent(event, callbackAnswered))
    return { moments: { calledBackAt: at } }
  return isEvent(event, callbackCancelled) ? { moments: { callbackDroppedAt: at } } : {}
}

/** Only a wait for the customer stops clocks; waiting for others is the organisation's own time. */
function waitOf(reason: string, wait: { at: number; waits: boolean }): Note {
  return reason === 'customer' ? { wait } : {}
}

function changeOf({ kind, urgency, tier, labelId }: Readonly<Record<string, unknown>>, at: number): Note {
  const said = {
    ...(typeof kind === 'string' && { kind }),
    ...(typeof urgency === 'string' && { urgency }),
    ...(typeof tier === 'number' && { tier }),
    ...((typeof labelId === 'string' || labelId === null) && { labelId }),
  }
  return Object.keys(said).length === 0 ? {} : { changed: { at, ...said } }
}

const follows = [
  ticketOpened,
  ticketReopened,
  ticketAccepted,
  ticketContacted,
  ticketMessageSent,
  ticketResolved,
  ticketVerified,
  ticketHeld,
  ticketReleased,
  ticketChanged,
  ticketClosed,
  ticketWithdrawn,
  callbackAttempted,
  callbackAnswered,
  callbackCancelled,
  ticketAssigned,
] as const

export const keepClocks = reaction({
  name: 'clocks.keep-with-ticket',
  along: 2,
  on: follows,
  batch: 400,
  quiet: 'it notes what it saw of the ticket; clocks that move say so themselves',
  react: async (context, events) => {
    const notes = events.flatMap((event): CycleNote[] => {
      const { subjectId: ticketId, orgUnitId } = event
      const { cycle } = event.facts
      const unitId = isEvent(event, ticketAssigned) ? event.facts.unitId : orgUnitId
      const cause = { type: event.type, id: event.id, at: event.at }
      const own: CycleNote = { ticketId, cycle, note: { ...noteOf(event), unitId }, cause }
      if (!isEvent(event, ticketReopened) || cycle === 1) return [own]
      return [{ ticketId, cycle: cycle - 1, note: { moments: { endedAt: event.at } }, cause }, own]
    })
    await reckon(context, notes)
  },
})
