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

/** A scorer whose network is not heard, without its hidden units: what is left lies closer together. */
export function withoutUnits(scorer: Scorer): Scorer {
  const { width, columns, marginScales } = scorer
  const weights = new Int8Array(marginScales.length * columns)
  for (let feature = 0; feature < marginScales.length; feature++) {
    const row = feature * (width + columns) + width
    weights.set(scorer.weights.subarray(row, row + columns), feature * columns)
  }
  const none = new Float32Array()
  return { ...scorer, width: 0, weights, unitBias: none, output: none }
}

/** Some rows of the table, `[0, size)`: where each begins, and what each is multiplied by. */
type Rows = {
  readonly weights: Int8Array
  readonly starts: Int32Array
  readonly values: Float64Array
  readonly size: number
}

/** Adds eight neighbouring columns of the rows to their sums at a time: so many stay in registers. */
const BLOCK = 8
/** So many rows are walked over for all columns before the next ones: they stay in the processor's nearest memory. */
const CLOSE = 128

function addBlock({ weights, starts, values, size }: Rows, sums: Float32Array, column: number): void {
  let [a, b, c, d, e, f, g, h] = [0, 0, 0, 0, 0, 0, 0, 0]
  for (let j = 0; j < size; j++) {
    const at = (starts[j] as number) + column
    const value = values[j] as number
    a += value * (weights[at] as number)
    b += value * (weights[at + 1] as number)
    c += value * (weights[at + 2] as number)
    d += value * (weights[at + 3] as number)
    e += value * (weights[at + 4] as number)
    f += value * (weights[at + 5] as number)
    g += value * (weights[at + 6] as number)
    h += value * (weights[at + 7] as number)
  }
  sums[column] = (sums[column] as number) + a
  sums[column + 1] = (sums[column + 1] as number) + b
  sums[column + 2] = (sums[column + 2] as number) + c
  sums[column + 3] = (sums[column + 3] as number) + d
  sums[column + 4] = (sums[column + 4] as number) + e
  sums[column + 5] = (sums[column + 5] as number) + f
  sums[column + 6] = (sums[column + 6] as number) + g
  sums[column + 7] = (sums[column + 7] as number) + h
}

function addColumn({ weights, starts, values, size }: Rows, sums: Float32Array, column: number): void {
  let sum = 0
  for (let j = 0; j < size; j++)
    sum += (values[j] as number) * (weights[(starts[j] as number) + column] as number)
  sums[column] = (sums[column] as number) + sum
}

function addColumns(rows: Rows, sums: Float32Array, { from, to }: { from: number; to: number }): void {
  let column = from
  for (; column + BLOCK <= to; column += BLOCK) addBlock(rows, sums, column)
  for (; column < to; column++) addColumn(rows, sums, column)
}

/** Adds texts up, with scratch memory of its own. */
export type Adder = (text: WeightedText) => Float32Array

/** Both scales of a feature side by side: one look into memory finds them. */
function scalesOf({ unitScales, marginScales }: Scorer): Float32Array {
  const scales = new Float32Array(unitScales.length * 2)
  for (let feature = 0; feature < unitScales.length; feature++) {
    scales[feature * 2] = unitScales[feature] as number
    scales[feature * 2 + 1] = marginScales[feature] as number
  }
  return scales
}

/** Hidden units (rectified) and margins of a text: `[0, width)` and `[width, width + columns)`. Valid until the next text. */
export function addingWith(scorer: Scorer): Adder {
  const { width, columns, weights } = scorer
  const scales = scalesOf(scorer)
  const sums = new Float32Array(width + columns)
  const starts = new Int32Array(CLOSE)
  const toUnits = new Float64Array(CLOSE)
  const toMargins = new Float64Array(CLOSE)
  const addClose = ({ features, values, size }: WeightedText, from: number): void => {
    const rows = Math.min(CLOSE, size - from)
    for (let j = 0; j < rows; j++) {
      const feature = features[from + j] as number
      const value = values[from + j] as number
      starts[j] = feature * (width + columns)
      toUnits[j] = value * (scales[feature * 2] as number)
      toMargins[j] = value * (scales[feature * 2 + 1] as number)
    }
    addColumns({ weights, starts, values: toUnits, size: rows }, sums, { from: 0, to: width })
    addColumns({ weights, starts, values: toMargins, size: rows }, sums, { from: width, to: width + columns })
  }
  return (text) => {
    sums.set(scorer.unitBias)
    sums.set(scorer.marginBias, width)
    for (let from = 0; from < text.size; from += CLOSE) addClose(text, from)
    for (let i = 0; i < width; i++) if ((sums[i] as number) < 0) sums[i] = 0
    return sums
  }
}

/** Scores texts, with scratch memory of its own. */
export function scoringWith(scorer: Scorer): (text: WeightedText) => Scores {
  const { classes, width, columns, output, outputBias } = scorer
  const addUp = addingWith(scorer)
  const margins = new Float32Array(classes)
  const logits = new Float32Array(classes)
  return (text) => {
    const sums = addUp(text)
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
