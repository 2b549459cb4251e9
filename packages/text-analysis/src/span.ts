/** A half-open piece [start, end) of the original text, in UTF-16 code units (what `String.slice` counts). */
export type Span = { start: number; end: number }

/** Where a judgement comes from: hand-written rules, or a weighted (linear) model over the text's features. */
export type Source = 'rule' | 'model'

/** One judged value. Confidence is 0…1, higher is surer; it orders judgements and is not a calibrated probability. */
export type Judged<T> = { value: T; confidence: number; source: Source }

/** Two decimals are all the precision that a rule's confidence can honestly claim. */
export function rounded(value: number): number {
  return Math.round(value * 100) / 100
}
