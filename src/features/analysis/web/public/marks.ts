import type { Span } from './voice-places.ts'

/** Something that stands at a place in a text, and what it says. */
export interface Mark extends Span {
  readonly why: 'risk' | 'label' | 'positive' | 'neutral' | 'negative' | 'fact'
  readonly words: string
}

/** A piece of a text and the marks that hold all of it. */
export interface Piece {
  readonly start: number
  readonly text: string
  readonly marks: readonly Mark[]
}

/** Cuts a text wherever a mark begins or ends, so that marks may overlap; those that do not lie in the text are left out. */
export function piecesOf(text: string, marks: readonly Mark[]): Piece[] {
  const within = marks.filter(({ start, end }) => start >= 0 && start < end && end <= text.length)
  const cuts = [...new Set([0, text.length, ...within.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  )
  return cuts.slice(0, -1).map((start, i) => {
    const end = cuts[i + 1] as number
    return {
      start,
      text: text.slice(start, end),
      marks: within.filter((mark) => mark.start <= start && end <= mark.end),
    }
  })
}
