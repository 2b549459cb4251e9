import { DAY_MS } from './local-date.ts'
import { type OffsetStretch, offsetStretches } from './time-zone.ts'
import { endMinute, type WorkingHours, windowsOn } from './working-hours.ts'

/**
 * The working intervals of whole UTC years as half-open `[starts[i], ends[i])` in epoch milliseconds, disjoint,
 * ascending, never touching. `worked[i]` is the working time before interval i; `worked[n]` the total.
 */
export interface Timeline {
  readonly firstYear: number
  readonly lastYear: number
  readonly fromMs: number
  readonly toMs: number
  readonly starts: Float64Array
  readonly ends: Float64Array
  readonly worked: Float64Array
}

/** What decides working time: windows by local date, and the zone whose wall clock they mean. */
export interface Rules {
  readonly hours: WorkingHours
  readonly timeZone: string
}

/** A range of UTC years, both included. */
export interface Years {
  readonly first: number
  readonly last: number
}

/** The timeline of `years`, which hold those of `known`: what is known is kept, the rest is worked out. */
export function builtTimeline(rules: Rules, years: Years, known?: Timeline): Timeline {
  const edges: number[] = []
  if (!known) appendYears(rules, edges, years)
  else {
    appendYears(rules, edges, { first: years.first, last: known.firstYear - 1 })
    for (let i = 0; i < known.starts.length; i++)
      appendInterval(edges, known.starts[i] as number, known.ends[i] as number)
    appendYears(rules, edges, { first: known.lastYear + 1, last: years.last })
  }
  return timelineOf(edges, years)
}

function timelineOf(edges: readonly number[], years: Years): Timeline {
  const count = edges.length / 2
  const starts = new Float64Array(count)
  const ends = new Float64Array(count)
  const worked = new Float64Array(count + 1)
  for (let i = 0; i < count; i++) {
    const start = edges[2 * i] as number
    const end = edges[2 * i + 1] as number
    starts[i] = start
    ends[i] = end
    worked[i + 1] = (worked[i] as number) + end - start
  }
  const { first: firstYear, last: lastYear } = years
  return { firstYear, lastYear, ...boundsOf(years), starts, ends, worked }
}

function boundsOf({ first, last }: Years): { fromMs: number; toMs: number } {
  return { fromMs: Date.UTC(first, 0, 1), toMs: Date.UTC(last + 1, 0, 1) }
}

function appendYears({ hours, timeZone }: Rules, edges: number[], years: Years): void {
  if (years.first > years.last) return
  const { fromMs, toMs } = boundsOf(years)
  for (const stretch of offsetStretches(timeZone, fromMs, toMs)) appendStretch(hours, edges, stretch)
}

/**
 * Within one offset, wall time and real time differ by a constant, so clipping each window to the stretch gives
 * exactly the moments whose wall clock lies in it: skipped hours vanish, repeated ones count twice.
 */
function appendStretch(
  hours: WorkingHours,
  edges: number[],
  { fromMs, toMs, offsetMs }: OffsetStretch,
): void {
  const lastDay = Math.floor((toMs + offsetMs) / DAY_MS)
  // The day before the first may reach into the stretch with its night shift.
  for (let day = Math.floor((fromMs + offsetMs) / DAY_MS) - 1; day <= lastDay; day++) {
    const midnightMs = day * DAY_MS - offsetMs
    for (const window of windowsOn(hours, day)) {
      const start = Math.max(midnightMs + window.start * 60_000, fromMs)
      const end = Math.min(midnightMs + endMinute(window) * 60_000, toMs)
      if (start < end) appendInterval(edges, start, end)
    }
  }
}

/** Appends to the flat list of edges, merging with the last interval where they touch or overlap. */
function appendInterval(edges: number[], start: number, end: number): void {
  const last = edges.length - 1
  const lastEnd = edges[last]
  if (lastEnd === undefined || start > lastEnd) edges.push(start, end)
  else if (end > lastEnd) edges[last] = end
}
