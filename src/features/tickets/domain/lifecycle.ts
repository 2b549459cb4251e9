/** The states a ticket passes through, in the order of its life. */
export const ticketStates = [
  'received',
  'accepted',
  'in_progress',
  'resolved',
  'verified',
  'closed',
  'withdrawn',
] as const
export type TicketState = (typeof ticketStates)[number]

export type Move = 'accept' | 'start' | 'resolve' | 'verify' | 'close' | 'reopen' | 'withdraw' | 'take_apart'

interface MoveRule {
  readonly from: readonly TicketState[]
  readonly to: TicketState
}

/** The whole life of a ticket; nothing else changes a state. */
export const moves: Readonly<Record<Move, MoveRule>> = {
  accept: { from: ['received'], to: 'accepted' },
  start: { from: ['accepted'], to: 'in_progress' },
  resolve: { from: ['in_progress'], to: 'resolved' },
  verify: { from: ['resolved'], to: 'verified' },
  close: { from: ['verified'], to: 'closed' },
  reopen: { from: ['resolved', 'verified', 'closed'], to: 'received' },
  withdraw: { from: ['received', 'accepted', 'in_progress', 'resolved', 'verified'], to: 'withdrawn' },
  /** Out of a merge again; the only way back from withdrawn. */
  take_apart: { from: ['withdrawn'], to: 'received' },
}

/** The moves that begin a new handling of the same ticket. */
const beginAnew: readonly Move[] = ['reopen', 'take_apart']

/** The steps that lead up to work being done; a later one takes the earlier ones with it. */
const handlingSteps: readonly Move[] = ['accept', 'start', 'resolve']

export interface Standing {
  readonly state: TicketState
  /** 1 for the first handling; every reopening adds one. */
  readonly cycle: number
}

/** Whether the ticket still waits for something to be done. */
export function isOpen(state: TicketState): boolean {
  return state !== 'closed' && state !== 'withdrawn'
}

/** Whether somebody still has to work on it: what counts as load, and what a hold may interrupt. */
export function isBeingHandled(state: TicketState): boolean {
  return state === 'received' || state === 'accepted' || state === 'in_progress'
}

/**
 * The moves that get a ticket from its state through `move`, or null where the life does not allow it.
 * Accepting, starting and resolving follow from each other, so one deed may take several of them.
 */
export function pathThrough(state: TicketState, move: Move): readonly Move[] | null {
  if (moves[move].from.includes(state)) return [move]
  const goal = handlingSteps.indexOf(move)
  const first = handlingSteps.findIndex((step) => moves[step].from.includes(state))
  return first >= 0 && first < goal ? handlingSteps.slice(first, goal + 1) : null
}

export function canMove(state: TicketState, move: Move): boolean {
  return pathThrough(state, move) !== null
}

/** Where one move leads; null where it is not allowed. Reopening begins a new cycle and forgets nothing of the earlier. */
export function afterMove(standing: Standing, move: Move): Standing | null {
  const rule = moves[move]
  if (!rule.from.includes(standing.state)) return null
  return { state: rule.to, cycle: beginAnew.includes(move) ? standing.cycle + 1 : standing.cycle }
}
