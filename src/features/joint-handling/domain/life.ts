import type { RaciRole, TaskState } from './codes.ts'

export type TaskDeed = 'send' | 'accept' | 'answer' | 'return' | 'resend' | 'cancel'

interface DeedRule {
  readonly from: readonly TaskState[]
  readonly to: TaskState
}

/** The whole life of a sub-task; nothing else changes its state. */
const deeds: Readonly<Record<TaskDeed, DeedRule>> = {
  send: { from: ['waiting'], to: 'sent' },
  accept: { from: ['sent'], to: 'accepted' },
  answer: { from: ['sent', 'accepted'], to: 'answered' },
  return: { from: ['sent', 'accepted'], to: 'returned' },
  resend: { from: ['sent', 'accepted', 'returned'], to: 'sent' },
  cancel: { from: ['waiting', 'sent', 'accepted', 'returned'], to: 'cancelled' },
}

/** How far a sub-task is. */
export interface TaskStanding {
  readonly role: RaciRole
  readonly state: TaskState
}

/** Whoever is only informed has nothing to answer: taking note of it is all. */
const answers = (role: RaciRole): boolean => role !== 'informed'

/** Whether the ticket waits for nothing more of it. */
export function isOver({ role, state }: TaskStanding): boolean {
  return state === 'answered' || state === 'cancelled' || (state === 'accepted' && !answers(role))
}

/** Where a deed leads; null where it is not allowed. */
export function afterDeed(standing: TaskStanding, deed: TaskDeed): TaskState | null {
  const { from, to } = deeds[deed]
  const allowed = from.includes(standing.state) && !isOver(standing)
  return allowed && (deed !== 'answer' || answers(standing.role)) ? to : null
}

/** Whether somebody has to answer it in time. */
export const hasClock = answers

/** Whether the ticket waits for it unless it is said otherwise: what is only asked or told holds nothing up. */
export const requiredByDefault = (role: RaciRole): boolean => role === 'accountable' || role === 'responsible'

/** Whether it may be asked for that the ticket waits for it. */
export const mayBeRequired = answers
