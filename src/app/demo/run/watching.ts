import { callbackRequested } from '#features/callbacks/contract.ts'
import { ticketAssigned } from '#features/dispatch/contract.ts'
import { surveyInvited } from '#features/surveys/contract.ts'
import {
  ticketClosed,
  ticketOpened,
  ticketReopened,
  ticketResolved,
  ticketVerified,
  ticketWithdrawn,
} from '#features/tickets/contract.ts'
import { type EventRecord, isEvent } from '#platform/contract/event.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { type Case, caseOf, type Received } from './case.ts'
import { answerLater, goOn } from './customer.ts'
import { callBack, putAway, takeUp, type Workplace } from './handling.ts'

/** Everything that was received and opened so far, and how to hear of more. */
export interface Watch {
  receive(received: Received): void
  /** Lets the people concerned take note of what happened, in its order. */
  hear(events: readonly EventRecord[]): void
  readonly cases: ReadonlyMap<string, Case>
  readonly voices: ReadonlyMap<string, Received>
}

type Heard = (one: Case, event: EventRecord) => void

function endOf(one: Case): void {
  one.settled = true
  one.ended = true
}

function reopened(one: Case, cycle: number): void {
  one.cycle = cycle
  one.version += 1
  one.begunCycle = 0
  one.calls = 0
  one.settled = false
  one.ended = false
}

function listener(place: Workplace, read: ReadHandle): Heard {
  return (one, event) => {
    if (isEvent(event, ticketAssigned)) {
      one.assignee = event.facts.personId
      one.version += 1
      takeUp(place, one)
    } else if (isEvent(event, ticketResolved)) {
      one.settled = true
      one.assignee ??= event.facts.assigneeId
    } else if (isEvent(event, callbackRequested)) callBack(place, one, event.facts.callbackId)
    else if (isEvent(event, ticketVerified)) {
      one.version += 1
      putAway(place, one)
    } else if (isEvent(event, surveyInvited)) answerLater(place, one, read)
    else if (isEvent(event, ticketReopened)) reopened(one, event.facts.cycle)
    else if (isEvent(event, ticketClosed) || isEvent(event, ticketWithdrawn)) endOf(one)
  }
}

export function openWatch(place: Workplace, read: ReadHandle): Watch {
  const cases = new Map<string, Case>()
  const voices = new Map<string, Received>()
  const heard = listener(place, read)
  const opened = (event: EventRecord) => {
    if (!isEvent(event, ticketOpened)) return
    const received = voices.get(event.facts.feedbackId)
    if (received === undefined) return
    const one = caseOf(event.subjectId, received)
    one.assignee = event.facts.assigneeId
    cases.set(event.subjectId, one)
    goOn(place, one)
  }
  return {
    cases,
    voices,
    receive: (received) => void voices.set(received.feedbackId, received),
    hear(events) {
      for (const event of events) {
        opened(event)
        const one = cases.get(event.subjectId)
        if (one !== undefined) heard(one, event)
      }
    },
  }
}
