import type { AlertColour, Colour, Significance } from './codes.ts'
import { isColoured, margin, pagesAbove, rankOf, standingColour } from './colours.ts'

/** What a rule asks for before it speaks. */
export interface Sensitivity {
  readonly minimumN: number
  /** So many false alarms among one are bearable, adjusted over all segments that are judged at once. */
  readonly significance: Significance
  /** Less than this colour is not told. */
  readonly fromColour: AlertColour
  /** But whatever pages a regional manager is. */
  readonly pagesFrom?: number | undefined
}

/** What a segment looked like: `p` is adjusted over all that were judged with it. */
export interface Look {
  readonly n: number
  readonly deviation: number
  readonly p: number
}

/** The colour that a rule tells of a segment with enough answers; `before` is the one that stands. */
export function toldColour(before: Colour, { deviation, p }: Look, asked: Sensitivity): Colour {
  const colour = standingColour(before, deviation, p < asked.significance)
  if (rankOf(colour) >= rankOf(asked.fromColour)) return colour
  const held = isColoured({ colour: before }) ? margin : 0
  return pagesAbove(asked, deviation + held) ? colour : 'none'
}
