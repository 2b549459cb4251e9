/** What has been seen so far, oldest first; it grows by one after each point. */
export type Past = { readonly times: number[]; readonly values: number[] }

/** What is expected at a time from what came before it; null while that is too little. Asked once for each point, in order. */
export type Expectation = (time: number) => number | null

/** The middle of a list (the lower one of two); null of none. */
export function middleOf(values: readonly number[]): number | null {
  if (values.length === 0) return null
  return Float64Array.from(values).sort()[(values.length - 1) >> 1] as number
}

const levelWindow = 60
const leastLevel = 8

/** The level of late: the middle of the last values. */
export function levelOf({ values }: Past): Expectation {
  return () => (values.length < leastLevel ? null : middleOf(values.slice(-levelWindow)))
}

const mostPeriods = 6
const offsetWindow = 200

/** What was one, two, three … periods before, and by how much everything of late lies above that. */
export function seasonOf(past: Past, period: number): Expectation {
  const finders = Array.from({ length: mostPeriods }, (_, k) => aroundThen(past, (k + 1) * period))
  const above: number[] = []
  let asked: number | null = null
  return (time) => {
    // Since it was last asked, the value it was asked for has come.
    const last = past.values.at(-1)
    if (asked !== null && last !== undefined) above.push(last - asked)
    if (above.length > offsetWindow) above.shift()
    const before = finders.map((find) => find(time)).filter((value) => value !== null)
    asked = before.length < 2 ? null : middleOf(before)
    return asked === null ? null : asked + (middleOf(above) ?? 0)
  }
}

/** The mean of what lay around the time `lag` ago; null where nothing lay there. A pointer that only moves forward, as times do. */
function aroundThen({ times, values }: Past, lag: number): (time: number) => number | null {
  let at = 0
  return (time) => {
    const n = times.length
    if (n < 2) return null
    const away = (place: number) => Math.abs((times[place] as number) - (time - lag))
    while (at + 1 < n && away(at + 1) <= away(at)) at++
    const step = Math.max(1, time - (times[n - 1] as number))
    if (away(at) > 0.75 * step) return null
    const around = values.slice(Math.max(0, at - 1), at + 2)
    return around.reduce((sum, value) => sum + value, 0) / around.length
  }
}
