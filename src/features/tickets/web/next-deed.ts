import type { Assignment, Ticket } from './ticket.ts'

/** Deeds that happen at once; each has one endpoint and no questions. */
export const plainDeeds = ['accept', 'start', 'release', 'verify', 'close', 'claim'] as const
export type PlainDeed = (typeof plainDeeds)[number]
/** Deeds that ask something first. */
export type AskingDeed =
  | 'contact'
  | 'resolve'
  | 'hold'
  | 'reopen'
  | 'withdraw'
  | 'review'
  | 'assign'
  | 'return'
  | 'takeOver'
/** Deeds done elsewhere on the page. */
export type PointingDeed = 'confirm' | 'callback'
export type DialogName = PlainDeed | AskingDeed | PointingDeed

interface Situation {
  readonly ticket: Pick<Ticket, 'state' | 'can' | 'contacts' | 'cycle' | 'hold' | 'missing' | 'openDuties'>
  readonly assignment: Pick<Assignment, 'current' | 'can'> | null
  readonly callbackId: string | null
  readonly personId: string
}

/** Whether a colleague holds the ticket, so that its next step is theirs. */
export function isTheirs({ assignment, personId }: Pick<Situation, 'assignment' | 'personId'>): boolean {
  return assignment !== null && assignment.current !== null && assignment.current.person.id !== personId
}

/** The one thing to do now; null where nothing is left to this person. */
export function nextDeed(situation: Situation): DialogName | null {
  const { ticket, assignment, callbackId } = situation
  const { can } = ticket
  if (can.close) return 'close'
  if (ticket.state === 'resolved' && callbackId !== null) return 'callback'
  if (isTheirs(situation)) return null
  if (assignment?.current === null && assignment.can.claim) return 'claim'
  if (can.release) return 'release'
  if (ticket.state === 'received' && can.accept) return 'accept'
  if (ticket.state === 'received' && can.confirm && ticket.openDuties.accept > 0) return 'confirm'
  if (ticket.state === 'accepted' && can.start) return 'start'
  if (ticket.state === 'accepted' && can.confirm && ticket.openDuties.start > 0) return 'confirm'
  const reached = ticket.contacts.some((one) => one.reached && one.cycle === ticket.cycle)
  if (ticket.state === 'in_progress' && !reached && can.contact) return 'contact'
  if (ticket.state === 'in_progress' && can.resolve) return 'resolve'
  const beforeClosing = ticket.missing.length + ticket.openDuties.close
  if (ticket.state === 'verified' && can.confirm && beforeClosing > 0) return 'confirm'
  return null
}

/** What else may be done, in the order of a ticket's life. */
export function otherDeeds(situation: Situation): DialogName[] {
  const { ticket, assignment, callbackId } = situation
  const { can } = ticket
  const next = nextDeed(situation)
  const allowed: readonly (readonly [DialogName, boolean])[] = [
    ['claim', assignment?.can.claim === true],
    ['takeOver', assignment?.can.takeOver === true],
    ['accept', can.accept],
    ['start', can.start && ticket.state !== 'received'],
    ['contact', can.contact],
    ['resolve', can.resolve],
    ['hold', can.hold],
    ['release', can.release],
    ['callback', callbackId !== null],
    ['verify', can.verify],
    ['close', can.close],
    ['assign', assignment?.can.assign === true],
    ['return', assignment?.can.return === true],
    ['reopen', can.reopen],
    ['review', can.review],
    ['withdraw', can.withdraw],
  ]
  return allowed.filter(([deed, may]) => may && deed !== next).map(([deed]) => deed)
}
