import type { JudgedScores } from './blend.ts'
import { bestClass } from './classifier.ts'
import type { Aim } from './tasks.ts'

const STRENGTHS = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]

function macroF1(said: readonly number[], of: Int32Array, classes: number): number {
  const hits = new Float64Array(classes)
  const named = new Float64Array(classes)
  for (const [text, label] of said.entries()) {
    const own = of[text] as number
    named[label] = (named[label] as number) + 1
    named[own] = (named[own] as number) + 1
    if (own === label) hits[label] = (hits[label] as number) + 1
  }
  let sum = 0
  let met = 0
  for (let label = 0; label < classes; label++) {
    if (named[label] === 0) continue
    met++
    sum += (2 * (hits[label] as number)) / (named[label] as number)
  }
  return met === 0 ? 0 : sum / met
}

/**
 * What to add to ln(probability) of each class before choosing. For macro-F1 rare classes are favoured by −s × ln(share
 * of the class), with the s of 0, 0.1 … 1 that serves the given texts best; for accuracy nothing is added.
 * Source: Menon et al., Long-tail learning via logit adjustment, ICLR 2021.
 */
export function offsetsFor(
  aim: Aim,
  { classes, of }: Pick<JudgedScores, 'classes' | 'of'>,
  shares: readonly Float32Array[],
): Float32Array {
  if (aim === 'accuracy') return new Float32Array(classes)
  const counts = new Float64Array(classes).fill(1)
  for (const label of of) counts[label] = (counts[label] as number) + 1
  const total = of.length + classes
  let best = { offsets: new Float32Array(classes), quality: -1 }
  for (const strength of STRENGTHS) {
    const offsets = Float32Array.from(counts, (count) => -strength * Math.log(count / total))
    const said = shares.map((share) => bestClass(share, offsets))
    const quality = macroF1(said, of, classes)
    if (quality > best.quality) best = { offsets, quality }
  }
  return best.offsets
}
