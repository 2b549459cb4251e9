import type { TaskState } from './codes.ts'

/** Who decides a dispute: the department's head, then the joint committee, then the executive. */
export const arbitrationLevels = [1, 2, 3] as const
export type ArbitrationLevel = (typeof arbitrationLevels)[number]

export const grounds = ['returned', 'overdue'] as const
export type Ground = (typeof grounds)[number]

/** The unit has to handle it; another unit has to; nobody has to; the next level decides. */
export const verdicts = ['handle', 'move', 'release', 'pass'] as const
export type Verdict = (typeof verdicts)[number]

export interface Ruled {
  readonly level: number
  readonly verdict: Verdict
}

interface Disputed {
  readonly state: TaskState
  readonly overdue: boolean
  /** Whether an arbitration is under way. */
  readonly disputed: boolean
}

/** What an arbitration may be asked for about; null where there is nothing to decide. */
export function groundOf({ state, overdue, disputed }: Disputed): Ground | null {
  if (disputed) return null
  if (state === 'returned') return 'returned'
  return overdue && (state === 'sent' || state === 'accepted') ? 'overdue' : null
}

/** The level that decides a new dispute about a sub-task: the one above whoever decided last; null after the executive. */
export function levelOf(earlier: readonly Ruled[]): ArbitrationLevel | null {
  const decided = earlier.filter(({ verdict }) => verdict !== 'pass').map(({ level }) => level)
  return arbitrationLevels.find((level) => level > Math.max(0, ...decided)) ?? null
}

/** The level a case is passed up to; null at the top, which has to decide. */
export function above(level: number): ArbitrationLevel | null {
  return arbitrationLevels.find((one) => one > level) ?? null
}
