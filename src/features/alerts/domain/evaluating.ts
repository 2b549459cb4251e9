import { benjaminiHochberg } from '@huixiang/cx-stats/false-discovery.ts'
import type { Colour } from './codes.ts'
import { type Judgement, judge } from './judging.ts'
import { type AnyRecipe, type DaySeries, partsOf } from './measured.ts'
import type { Against, Window } from './predicting.ts'
import { type Sensitivity, toldColour } from './sensitivity.ts'
import { type Frame, usualOf } from './usual.ts'

/** A rule as far as judging needs it. */
export interface Measure extends Sensitivity {
  readonly recipe: AnyRecipe
  readonly windowDays: number
  readonly historyDays: number
  /** Null: held against its own history. */
  readonly goal: number | null
}

/** One part that is judged by itself; `parent` is the part it belongs to, where parts form a tree. */
export interface Segment {
  readonly key: string
  readonly parent: string | null
  /** Of each part of what is watched, in their order. */
  readonly series: readonly DaySeries[]
  readonly frame: Frame
  /** What this part is held against, where parts have goals of their own. */
  readonly goal?: number
}

/** What was found of one segment; `p` is adjusted over all that were judged with it. */
export interface Finding extends Judgement {
  readonly key: string
  readonly parent: string | null
  /** The days it is about, counted from the beginning of the frame; `until` is left out. */
  readonly window: Window
  readonly colour: Colour
  /** What it was before. */
  readonly before: Colour
  /** Clearly better than usual: worth a note, never a page. */
  readonly better: boolean
}

/** The day that is judged, by its place in the frame; a day that still goes on is `partial`. */
export interface Day {
  readonly day: number
  readonly partial: boolean
}

/**
 * The windows that may be judged. Where more is worse, what has come of a day that still goes on may be too much already; where less is
 * worse, nobody can tell before it has ended. Means do not depend on the hour, and what is made of counts waits for the end of the day.
 */
function windowsOf({ recipe, windowDays }: Measure, { day: last, partial }: Day): Window[] {
  const day = last - (recipe.ripensDays ?? 0)
  const ending = (until: number) => ({ from: until - windowDays, until })
  const isOfAnyHour = partsOf(recipe).every(({ form }) => form === 'mean')
  if (isOfAnyHour || recipe.level || !partial) return [ending(day + 1)]
  if (recipe.form === 'made') return [ending(day)]
  return recipe.scale.worse === 'up' ? [ending(day), ending(day + 1)] : [ending(day)]
}

interface Candidate {
  readonly segment: Segment
  readonly window: Window
  readonly judgement: Judgement
  /** Whether it is about days that have all ended. */
  readonly isWhole: boolean
}

function usualBefore({ segment, measure, until }: { segment: Segment; measure: Measure; until: number }) {
  const { series, frame } = segment
  const span = { from: until - measure.historyDays, until }
  return partsOf(measure.recipe).map((recipe, index) =>
    usualOf({ series: series[index] as DaySeries, recipe, frame }, span),
  )
}

/** What a window of a segment is held against; null while too little is known. */
export function againstOf(segment: Segment, measure: Measure, window: Window): Against | null {
  const goal = segment.goal ?? measure.goal ?? (measure.recipe.each ? 0 : null)
  if (goal !== null) return { goal }
  const usual = usualBefore({ segment, measure, until: window.from })
  return usual.every((one) => one === null) ? null : { usual }
}

/** The days of a window on which somebody may be woken, one after the other; null where there are none. */
function wakingDays({ series, frame }: Segment, { from, until }: Window) {
  const days = Array.from({ length: until - from }, (_, place) => from + place).filter(
    (day) => frame.muted[day] === 0,
  )
  if (days.length === until - from) return { series, frame, window: { from, until } }
  if (days.length === 0) return null
  const of = (values: Float64Array) => Float64Array.from(days, (day) => values[day] as number)
  const kinds = (values: Uint8Array) => Uint8Array.from(days, (day) => values[day] as number)
  return {
    series: series.map(({ n, sum, squares }) => ({ n: of(n), sum: of(sum), squares: of(squares) })),
    frame: {
      types: kinds(frame.types),
      marked: kinds(frame.marked),
      muted: kinds(frame.muted),
      factors: of(frame.factors),
    },
    window: { from: 0, until: days.length },
  }
}

function candidateOf(segment: Segment, measure: Measure, asked: readonly Window[]): Candidate | null {
  const windows = asked.filter(({ from }) => from >= 0)
  const [first] = windows
  if (first === undefined) return null
  // The past before the earlier window stands for both: what is judged teaches nothing of itself.
  const against = againstOf(segment, measure, first)
  if (against === null) return null
  const { recipe } = measure
  const found = windows.flatMap((window) => {
    const waking = wakingDays(segment, window)
    const judgement = waking && judge({ ...waking, recipe, against }, waking.window)
    const least = recipe.each ? 1 : measure.minimumN
    return judgement === null || judgement.n < least ? [] : [{ window, judgement }]
  })
  const [whole] = found
  if (whole === undefined) return null
  const worst = found.reduce((a, b) => (b.judgement.deviation > a.judgement.deviation ? b : a))
  // Who looks twice and tells the worse look has two chances to be wrong (Bonferroni).
  const p = Math.min(1, worst.judgement.p * found.length)
  return { segment, window: worst.window, judgement: { ...worst.judgement, p }, isWhole: worst === whole }
}

/**
 * Judges all segments of a rule on one day; muted days of a window are left out of it. `before` are the colours that stand. A segment with too few
 * answers, without a past, or all of whose days are muted is not among what is found: whatever stood of it stands no more.
 */
export function evaluate(
  segments: readonly Segment[],
  measure: Measure,
  { on, before }: { on: Day; before: ReadonlyMap<string, Colour> },
): Finding[] {
  const windows = windowsOf(measure, on)
  const candidates = segments.flatMap((segment) => candidateOf(segment, measure, windows) ?? [])
  const adjusted = benjaminiHochberg(candidates.map(({ judgement }) => judgement.p))
  return candidates.map(({ segment, window, judgement, isWhole }, index) => {
    const stood = before.get(segment.key) ?? 'none'
    const p = adjusted[index] as number
    return {
      ...judgement,
      p,
      key: segment.key,
      parent: segment.parent,
      window,
      before: stood,
      colour: toldColour(stood, { ...judgement, p }, measure),
      better: p < measure.significance && judgement.deviation <= -0.1 && isWhole,
    }
  })
}
