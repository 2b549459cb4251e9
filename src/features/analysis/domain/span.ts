/** Half-open, in UTF-16 units of the whole voice: its text, then what was added. */
export interface Span {
  readonly start: number
  readonly end: number
}
