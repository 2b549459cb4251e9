import type { Handling } from '../plan/lives.ts'
import type { PlannedVoice } from '../plan/plan.ts'

/** A voice that came in, with what only its sender knows. */
export interface Received {
  readonly voice: PlannedVoice
  readonly feedbackId: string
  readonly number: string
  readonly secret: string | null
}

/** One ticket as the people around it know it. */
export interface Case {
  readonly ticketId: string
  readonly received: Received
  /** The version somebody last saw; a guess while features work on the ticket by themselves. */
  version: number
  cycle: number
  assignee: string | null
  /** The cycle whose handling somebody has begun; 0 for none. */
  begunCycle: number
  returned: boolean
  /** Resolved, closed or withdrawn: the handler has nothing to do any more. */
  settled: boolean
  ended: boolean
  calls: number
}

export function caseOf(ticketId: string, received: Received): Case {
  return {
    ticketId,
    received,
    version: 1,
    cycle: 1,
    assignee: null,
    begunCycle: 0,
    returned: false,
    settled: false,
    ended: false,
    calls: 0,
  }
}

/** How the present cycle goes. */
export const handlingOf = ({ cycle, received: { voice } }: Case): Handling =>
  cycle === 1 ? voice.life.first : voice.life.again
