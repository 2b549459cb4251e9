/** Who asks the customer: the handler, an inspector of quality (a random share), supervision (everybody who was dissatisfied). */
export const levels = [1, 2, 3] as const
export type CallbackLevel = (typeof levels)[number]

/** The permission that the callbacks of a level take. */
export const permissionOf = {
  1: 'callbacks.record',
  2: 'callbacks.inspect',
  3: 'callbacks.supervise',
} as const satisfies Record<CallbackLevel, string>

/** Whose callbacks one sees first: who handles tickets their own, who checks others the checks that are theirs to make. */
export const firstLevel = (
  mine: readonly CallbackLevel[],
  { handles }: { handles: boolean },
): CallbackLevel => (handles ? mine[0] : mine.at(-1)) ?? 1

/** What is checked beside the handlers' own callbacks. */
export interface Rule {
  /** Of the handled tickets, so many are drawn for inspection, 0…1. */
  readonly inspectionShare: number
  /** Time to inspect one that was drawn. */
  readonly inspectionHours: number
  /** Time to call a dissatisfied customer. */
  readonly supervisionHours: number
}

export const defaultRule: Rule = { inspectionShare: 0.3, inspectionHours: 72, supervisionHours: 48 }

/** What an organisation may choose from, both ends included. */
export const bounds = {
  inspectionShare: [0, 1],
  inspectionHours: [1, 720],
  supervisionHours: [1, 720],
} as const

const hour = 3_600_000 // ms

/** When a callback of level 2 or 3 is due, in milliseconds. */
export const checkDueAt = (since: number, hours: number): number => since + hours * hour

/** A ticket is drawn no sooner than its handler had time to call back, in milliseconds after the resolution. */
export const handlersOwnTime = 24 * hour

/** How often a draw is made, in milliseconds. */
export const drawEvery = 24 * hour
