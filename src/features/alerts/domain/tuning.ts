import { alertColours, significances } from './codes.ts'
import { isColoured, rankOf } from './colours.ts'
import { type Look, type Sensitivity, toldColour } from './sensitivity.ts'

/** A past alert that somebody judged: what its segments looked like when it was at its worst. */
export interface JudgedAlert {
  readonly right: boolean
  readonly segments: readonly Look[]
}

/** A stricter rule, and what it would have made of the alerts that were judged: no right one is among those it would not have told. */
export interface Suggestion extends Sensitivity {
  readonly right: number
  readonly wrong: number
  /** Of the wrong ones. */
  readonly spared: number
}

/** Fewer judged alerts say nothing of a rule, and sparing one of them nothing of the next. */
export const leastJudged = 5
const leastSpared = 2
const largestMinimum = 100_000

/** Whether a rule would have told an alert, had it asked for this. */
export const wouldTell = ({ segments }: JudgedAlert, asked: Sensitivity): boolean =>
  segments.some((look) => look.n >= asked.minimumN && isColoured({ colour: toldColour('none', look, asked) }))

/** The next number with two digits that are not zero. */
function roundedUp(n: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(n)) - 1)
  return Math.ceil(n / step) * step
}

/** Every way to ask for no less than now, the least n first. */
function stricterThan(now: Sensitivity, wrong: readonly JudgedAlert[]): Sensitivity[] {
  const enough = wrong.flatMap(({ segments }) => segments.map(({ n }) => n + 1))
  const minimums = [...new Set([now.minimumN, ...enough])]
    .filter((n) => n >= now.minimumN && n <= largestMinimum)
    .toSorted((a, b) => a - b)
  return minimums.flatMap((minimumN) =>
    significances
      .filter((one) => one <= now.significance)
      .flatMap((significance) =>
        alertColours
          .filter((one) => rankOf(one) >= rankOf(now.fromColour))
          .map((fromColour) => ({ minimumN, significance, fromColour, pagesFrom: now.pagesFrom })),
      ),
  )
}

const changesFrom = (now: Sensitivity, { minimumN, significance, fromColour }: Sensitivity): number =>
  Number(minimumN !== now.minimumN) +
  Number(significance !== now.significance) +
  Number(fromColour !== now.fromColour)

/**
 * How a rule would have to be asked so that it tells fewer of the alerts that people called false, and still each that they called true: what
 * spares most, of these what changes least. Null where too few were judged, or nothing spares enough.
 */
export function suggestionFor(past: readonly JudgedAlert[], now: Sensitivity): Suggestion | null {
  const told = past.filter((alert) => wouldTell(alert, now))
  const [right, wrong] = [told.filter((alert) => alert.right), told.filter((alert) => !alert.right)]
  if (told.length < leastJudged || wrong.length < leastSpared) return null
  const keepsRight = (asked: Sensitivity) => right.every((alert) => wouldTell(alert, asked))
  const spares = (asked: Sensitivity) => wrong.filter((alert) => !wouldTell(alert, asked)).length
  const [best] = stricterThan(now, wrong)
    .filter(keepsRight)
    .map((asked) => ({ asked, spared: spares(asked), changes: changesFrom(now, asked) }))
    .toSorted((a, b) => b.spared - a.spared || a.changes - b.changes)
  if (best === undefined || best.spared < leastSpared) return null
  const round = { ...best.asked, minimumN: Math.min(largestMinimum, roundedUp(best.asked.minimumN)) }
  const asked = best.asked.minimumN > now.minimumN && keepsRight(round) ? round : best.asked
  return { ...asked, right: right.length, wrong: wrong.length, spared: spares(asked) }
}
