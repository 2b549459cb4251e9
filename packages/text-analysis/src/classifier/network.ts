import { type Random, seededRandom, shuffle } from './seeded-random.ts'
import type { WeightedRows } from './weighted-rows.ts'

/**
 * A small network: features → `width` hidden units (rectified) → classes. `input` is feature-major
 * (`feature × width + unit`), `output` class-major (`class × width + unit`).
 */
export type Network = {
  readonly width: number
  readonly classes: number
  readonly input: Float32Array
  readonly inputBias: Float32Array
  readonly output: Float32Array
  readonly outputBias: Float32Array
}

/** How a network is learnt; `sweeps` is how often every text is seen. */
export type NetworkOptions = {
  readonly features: number
  readonly width: number
  readonly sweeps: number
  readonly seed: number
}

const RATE = 0.03
/** Share of features, and of hidden units, left out at random while learning. */
const FEATURES_DROPPED = 0.3
const UNITS_DROPPED = 0.5
/** Share of the answer spread over all classes (label smoothing, Szegedy et al. 2016). */
const SMOOTHING = 0.05
/** An error this small teaches nothing; most classes of many have one. */
const NEGLIGIBLE = 1e-4
/** Begins every sum of squared gradients, so that the first steps stay small. */
const CALM = 1e-6

type Learner = {
  readonly network: Network
  readonly random: Random
  /** Sums of squared gradients: one for each feature (its whole row), each output weight, each bias. */
  readonly inputSquares: Float32Array
  readonly inputBiasSquares: Float32Array
  readonly outputSquares: Float32Array
  readonly outputBiasSquares: Float32Array
  /** Units at work in the text at hand are `units[0, active)`; their values and gradients lie in the same order. */
  readonly units: Int32Array
  active: number
  readonly hidden: Float32Array
  readonly hiddenGradient: Float32Array
  readonly errors: Float32Array
  readonly seen: Uint8Array
}

function filled(length: number): Float32Array {
  return new Float32Array(length).fill(CALM)
}

function uniform(length: number, reach: number, random: Random): Float32Array {
  return Float32Array.from({ length }, () => (random() * 2 - 1) * reach)
}

function learnerFor(rows: WeightedRows, classes: number, options: NetworkOptions): Learner {
  const { features, width } = options
  const random = seededRandom(options.seed)
  const network: Network = {
    width,
    classes,
    input: uniform(features * width, 0.1, random),
    inputBias: new Float32Array(width),
    output: uniform(classes * width, Math.sqrt(3 / width), random),
    outputBias: new Float32Array(classes),
  }
  let longest = 0
  for (let i = 1; i < rows.starts.length; i++)
    longest = Math.max(longest, (rows.starts[i] as number) - (rows.starts[i - 1] as number))
  return {
    network,
    random,
    inputSquares: filled(features),
    inputBiasSquares: filled(width),
    outputSquares: filled(classes * width),
    outputBiasSquares: filled(classes),
    units: new Int32Array(width),
    active: 0,
    hidden: new Float32Array(width),
    hiddenGradient: new Float32Array(width),
    errors: new Float32Array(classes),
    seen: new Uint8Array(longest),
  }
}

/** Chooses the units that take part this time; returns how many. */
function chooseUnits({ network, random, units }: Learner): number {
  let kept = 0
  for (let unit = 0; unit < network.width; unit++) if (random() >= UNITS_DROPPED) units[kept++] = unit
  return kept
}

/** Hidden units of one text, with features and units left out at random; those at work stay in `units`. */
function goForward(learner: Learner, rows: WeightedRows, text: number): void {
  const { network, random, hidden, units, seen } = learner
  const { width, input, inputBias } = network
  const { features, values } = rows
  const kept = chooseUnits(learner)
  for (let k = 0; k < kept; k++) hidden[k] = inputBias[units[k] as number] as number
  const start = rows.starts[text] as number
  const end = rows.starts[text + 1] as number
  for (let j = start; j < end; j++) {
    const drop = random() < FEATURES_DROPPED
    seen[j - start] = drop ? 0 : 1
    if (drop) continue
    const value = (values[j] as number) / (1 - FEATURES_DROPPED)
    const row = (features[j] as number) * width
    for (let k = 0; k < kept; k++)
      hidden[k] = (hidden[k] as number) + value * (input[row + (units[k] as number)] as number)
  }
  learner.active = 0
  for (let k = 0; k < kept; k++) {
    if ((hidden[k] as number) <= 0) continue
    units[learner.active] = units[k] as number
    hidden[learner.active++] = (hidden[k] as number) / (1 - UNITS_DROPPED)
  }
}

/** Probabilities minus the smoothed answer: the gradient of the cross-entropy. */
function findErrors({ network, units, active, hidden, errors }: Learner, answer: number): void {
  const { width, classes, output, outputBias } = network
  let highest = Number.NEGATIVE_INFINITY
  for (let label = 0; label < classes; label++) {
    let sum = outputBias[label] as number
    const row = label * width
    for (let k = 0; k < active; k++)
      sum += (output[row + (units[k] as number)] as number) * (hidden[k] as number)
    errors[label] = sum
    if (sum > highest) highest = sum
  }
  let total = 0
  for (let label = 0; label < classes; label++) {
    errors[label] = Math.exp((errors[label] as number) - highest)
    total += errors[label] as number
  }
  for (let label = 0; label < classes; label++)
    errors[label] =
      (errors[label] as number) / total - SMOOTHING / classes - (label === answer ? 1 - SMOOTHING : 0)
}

function learnOutput(learner: Learner, rate: number): void {
  const { network, units, active, hidden, hiddenGradient, errors } = learner
  const { outputSquares, outputBiasSquares } = learner
  const { width, classes, output, outputBias } = network
  hiddenGradient.fill(0)
  for (let label = 0; label < classes; label++) {
    const error = errors[label] as number
    if (Math.abs(error) < NEGLIGIBLE) continue
    const biasSquare = (outputBiasSquares[label] as number) + error * error
    outputBiasSquares[label] = biasSquare
    outputBias[label] = (outputBias[label] as number) - (rate * error) / Math.sqrt(biasSquare)
    for (let k = 0; k < active; k++) {
      const at = label * width + (units[k] as number)
      const weight = output[at] as number
      hiddenGradient[k] = (hiddenGradient[k] as number) + error * weight
      const gradient = error * (hidden[k] as number)
      const square = (outputSquares[at] as number) + gradient * gradient
      outputSquares[at] = square
      output[at] = weight - (rate * gradient) / Math.sqrt(square)
    }
  }
}

function learnInputBias(learner: Learner, rate: number): number {
  const { network, units, active, hiddenGradient, inputBiasSquares } = learner
  const { inputBias } = network
  let length = 0
  for (let k = 0; k < active; k++) {
    const unit = units[k] as number
    const gradient = (hiddenGradient[k] as number) / (1 - UNITS_DROPPED)
    hiddenGradient[k] = gradient
    length += gradient * gradient
    const square = (inputBiasSquares[unit] as number) + gradient * gradient
    inputBiasSquares[unit] = square
    inputBias[unit] = (inputBias[unit] as number) - (0.3 * rate * gradient) / Math.sqrt(square)
  }
  return length
}

function learnInput(learner: Learner, rows: WeightedRows, step: { text: number; rate: number }): void {
  const { network, units, active, hiddenGradient, seen, inputSquares } = learner
  const { width, input } = network
  const length = learnInputBias(learner, step.rate) / width
  const start = rows.starts[step.text] as number
  const end = rows.starts[step.text + 1] as number
  for (let j = start; j < end; j++) {
    if (seen[j - start] === 0) continue
    const feature = rows.features[j] as number
    const value = (rows.values[j] as number) / (1 - FEATURES_DROPPED)
    const square = (inputSquares[feature] as number) + value * value * length
    inputSquares[feature] = square
    const move = (step.rate * value) / Math.sqrt(square)
    const row = feature * width
    for (let k = 0; k < active; k++) {
      const at = row + (units[k] as number)
      input[at] = (input[at] as number) - move * (hiddenGradient[k] as number)
    }
  }
}

/**
 * Learns a network by stochastic gradients with AdaGrad (Duchi, Hazan and Singer 2011; one step size for a feature's
 * whole row), dropout (Srivastava et al. 2014) and a rate that falls to a twentieth. The shape is that of Galke and
 * Scherp's wide bag-of-words network (ACL 2022).
 */
export function learnNetwork(
  rows: WeightedRows,
  classes: { readonly of: Int32Array; readonly count: number },
  options: NetworkOptions,
): Network {
  const learner = learnerFor(rows, classes.count, options)
  const order = Int32Array.from(classes.of, (_, i) => i)
  const steps = options.sweeps * order.length
  let done = 0
  for (let i = 0; i < options.sweeps; i++) {
    shuffle(order, learner.random)
    for (const text of order) {
      const rate = RATE * (1 - (0.95 * done++) / steps)
      goForward(learner, rows, text)
      findErrors(learner, classes.of[text] as number)
      learnOutput(learner, rate)
      learnInput(learner, rows, { text, rate })
    }
  }
  return learner.network
}
