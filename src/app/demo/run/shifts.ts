const hourMs = 3_600_000
const dayMs = 24 * hourMs
const chinaMs = 8 * hourMs
const opens = 8.5 * hourMs
const closes = 21 * hourMs

/** Milliseconds since midnight in China. */
const timeOfDay = (at: number) => (((at + chinaMs) % dayMs) + dayMs) % dayMs

/** When work wanted at a moment is done: at once while the desks are staffed, else after they open. `spread` keeps a morning from starting all at once. */
export function onShift(at: number, spread: number): number {
  const time = timeOfDay(at)
  if (time >= opens && time < closes) return at
  const morning = at - time + opens + (time >= closes ? dayMs : 0)
  return morning + (spread % (2 * hourMs))
}
