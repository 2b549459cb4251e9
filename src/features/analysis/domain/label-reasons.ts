import type { Span } from './span.ts'

/** Where a word that speaks for a label was learnt: from people's examples, or from the words that the editor wrote. */
export const reasonSources = ['examples', 'words'] as const

/** A piece of a voice that speaks for a label; `share` of all that speaks for it from the same source, in 0…1. */
export interface LabelReason extends Span {
  readonly share: number
  readonly from: (typeof reasonSources)[number]
}
