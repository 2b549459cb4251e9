import type { Separator } from './margins.ts'
import type { Network } from './network.ts'
import type { WeightedText } from './weighted-rows.ts'

/**
 * Both views of a classifier in one table of bytes: for each feature its weights to `width` hidden units, then to
 * `columns` margins, each part with its own scale. One walk over a text's features feeds both.
 */
export type Scorer = {
  readonly classes: number
  readonly width: number
  /** Margins kept: one for each class, a single one (for class 0) when there are two. */
  readonly columns: number
  readonly weights: Int8Array
  readonly unitScales: Float32Array
  readonly marginScales: Float32Array
  readonly unitBias: Float32Array
  readonly marginBias: Float32Array
  /** Class-major: `class × width + unit`. */
  readonly output: Float32Array
  readonly outputBias: Float32Array
}

/** What both views say of a text, one number a class: margins and the network's logits. Valid until the next text. */
export type Scores = { readonly margins: Float32Array; readonly logits: Float32Array }

function putScaled(
  from: (i: number) => number,
  into: Int8Array,
  { at, size }: { at: number; size: number },
): number {
  let largest = 0
  for (let i = 0; i < size; i++) largest = Math.max(largest, Math.abs(from(i)))
  if (largest === 0) return 0
  for (let i = 0; i < size; i++) into[at + i] = Math.round((from(i) / largest) * 127)
  return largest / 127
}

/** Packs what was learnt: every weight becomes a byte, every feature keeps two scales. */
export function packScorer(network: Network, separators: readonly Separator[], features: number): Scorer {
  const { width, classes } = network
  const columns = separators.length
  const stride = width + columns
  const weights = new Int8Array(features * stride)
  const unitScales = new Float32Array(features)
  const marginScales = new Float32Array(features)
  for (let feature = 0; feature < features; feature++) {
    const at = feature * stride
    const unit = (i: number) => network.input[feature * width + i] as number
    unitScales[feature] = putScaled(unit, weights, { at, size: width })
    const margin = (i: number) => separators[i]?.weights[feature] as number
    marginScales[feature] = putScaled(margin, weights, { at: at + width, size: columns })
  }
  return {
    classes,
    width,
    columns,
    weights,
    unitScales,
    marginScales,
    unitBias: network.inputBias,
    marginBias: Float32Array.from(separators, ({ bias }) => bias),
    output: network.output,
    outputBias: network.outputBias,
  }
}

/** Hidden units (rectified) and margins of a text: `[0, width)` and `[width, width + columns)` of `sums`. */
export function addUp(scorer: Scorer, text: WeightedText, sums: Float32Array): void {
  const { width, columns, weights, unitScales, marginScales } = scorer
  const stride = width + columns
  sums.set(scorer.unitBias)
  sums.set(scorer.marginBias, width)
  for (let j = 0; j < text.size; j++) {
    const feature = text.features[j] as number
    const value = text.values[j] as number
    const at = feature * stride
    const toUnits = value * (unitScales[feature] as number)
    for (let i = 0; i < width; i++) sums[i] = (sums[i] as number) + toUnits * (weights[at + i] as number)
    const toMargins = value * (marginScales[feature] as number)
    for (let i = width; i < stride; i++)
      sums[i] = (sums[i] as number) + toMargins * (weights[at + i] as number)
  }
  for (let i = 0; i < width; i++) if ((sums[i] as number) < 0) sums[i] = 0
}

/** Scores texts, with scratch memory of its own. */
export function scoringWith(scorer: Scorer): (text: WeightedText) => Scores {
  const { classes, width, columns, output, outputBias } = scorer
  const sums = new Float32Array(width + columns)
  const margins = new Float32Array(classes)
  const logits = new Float32Array(classes)
  return (text) => {
    addUp(scorer, text, sums)
    for (let label = 0; label < classes; label++) {
      const row = label * width
      let logit = outputBias[label] as number
      for (let i = 0; i < width; i++) logit += (output[row + i] as number) * (sums[i] as number)
      logits[label] = logit
      margins[label] =
        columns === 1 ? (sums[width] as number) * (label === 0 ? 1 : -1) : (sums[width + label] as number)
    }
    return { margins, logits }
  }
}
