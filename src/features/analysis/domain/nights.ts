const hourMs = 3_600_000
const dayMs = 24 * hourMs
// A server that was off at that hour catches up within the night, never by day, when people need the machine.
const quietHours = 3

/** When labels are learnt by themselves: from an hour on, where so many voices were labelled since the last training. */
export interface NightRule {
  /** Null: never. */
  readonly hour: number | null
  readonly atLeast: number
}

export const shippedNightRule: NightRule = { hour: 3, atLeast: 20 }

/** What may be decided at night: to learn, or that there was too little to learn from, or a training under way. */
export const nightOutcomes = ['learnt', 'tooFew', 'underWay'] as const
export type NightOutcome = (typeof nightOutcomes)[number]

/**
 * Where a wall clock stands to the quiet hours that begin at `hour`: in milliseconds as if it were UTC. `night` is the day on which the
 * latest ones began.
 */
export function nightAround(wall: number, hour: number): { night: string; quiet: boolean; nextWall: number } {
  const day = Math.floor((wall - hour * hourMs) / dayMs)
  const began = day * dayMs + hour * hourMs
  return {
    night: new Date(day * dayMs).toISOString().slice(0, 10),
    quiet: wall - began < quietHours * hourMs,
    nextWall: began + dayMs,
  }
}
