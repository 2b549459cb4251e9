/** What a recogniser read in one line, and how sure it is of its signs on average, 0…1. */
export interface LineText {
  readonly text: string
  readonly sureness: number
}

/**
 * The text of a line from a recogniser's shares, one row of `signs.length` values a step, by the likeliest sign of each step; the first
 * sign stands for none, and one that is repeated without a pause is one (connectionist temporal classification, Graves 2006).
 */
export function lineText(shares: Float32Array, signs: readonly string[]): LineText {
  let text = ''
  let sum = 0
  let count = 0
  let before = 0
  for (let from = 0; from < shares.length; from += signs.length) {
    let best = 0
    for (let i = 1; i < signs.length; i++)
      if ((shares[from + i] as number) > (shares[from + best] as number)) best = i
    if (best !== 0 && best !== before) {
      text += signs[best]
      sum += shares[from + best] as number
      count++
    }
    before = best
  }
  return { text, sureness: count === 0 ? 0 : sum / count }
}
