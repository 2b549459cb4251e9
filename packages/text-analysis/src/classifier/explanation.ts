import { originalSpan } from '../normalise.ts'
import { rounded, type Span } from '../span.ts'
import type { Classifier, ClassName } from './classifier.ts'
import { type PlacedKeys, readPlacedKeys } from './feature-keys.ts'
import { type Adder, addingWith, type Scorer } from './scorer.ts'
import { featureOf } from './vocabulary.ts'
import { sizeOf, type Weigher, type WeightedText, weigherFor } from './weighted-rows.ts'
import { partsOfSense } from './word-senses.ts'

/** A phrase that spoke for a class, as units of the original text; `share` of all that spoke for it, in 0…1. */
export type Reason = Span & { readonly share: number }

const MOST_REASONS = 5
/** Less than this share of all that spoke for the class is no reason. */
const LEAST_SHARE = 0.05
/** A phrase goes on while its next unit speaks at least this much of what its strongest one does. */
const CARRIES_ON = 0.35

/** `places` holds, while a text is read, 1 + the place of each of its features among them; 0 for all others. */
type Reader = { readonly weigh: Weigher; readonly addUp: Adder; readonly places: Uint32Array }

/** Made once for each classifier: its tables cost a thousand times what a text does. */
const readers = new WeakMap<Classifier, Reader>()

function readerOf(classifier: Classifier): Reader {
  const reader = readers.get(classifier) ?? {
    weigh: weigherFor(classifier),
    addUp: addingWith(classifier.scorer),
    places: new Uint32Array(sizeOf(classifier)),
  }
  readers.set(classifier, reader)
  return reader
}

/** How far each hidden unit moves a class above the mean of all. */
function unitsFor({ scorer }: Classifier, sums: Float32Array, label: number): Float32Array {
  const { width, classes, output } = scorer
  // The network is linear while the same units are active: each passes its difference between class and mean on.
  return Float32Array.from({ length: width }, (_, unit) => {
    if ((sums[unit] as number) <= 0) return 0
    let mean = 0
    for (let other = 0; other < classes; other++) mean += (output[other * width + unit] as number) / classes
    return (output[label * width + unit] as number) - mean
  })
}

/** How much one unit of each feature of the text, in their order, moves a class above the mean of all. */
function pulls(classifier: Classifier, text: WeightedText, label: number): Float64Array {
  const { scorer, blend } = classifier
  const { width, columns, weights, unitScales, marginScales } = scorer
  const units = unitsFor(classifier, readerOf(classifier).addUp(text), label)
  const found = new Float64Array(text.size)
  for (let j = 0; j < text.size; j++) {
    const feature = text.features[j] as number
    const at = feature * (width + columns)
    let toLogit = 0
    for (let unit = 0; unit < width; unit++)
      toLogit += (units[unit] as number) * (weights[at + unit] as number)
    const byNetwork = blend.logits * toLogit * (unitScales[feature] as number)
    const byMargin = blend.margins * marginAt(scorer, at + width, label) * (marginScales[feature] as number)
    found[j] = byNetwork + byMargin
  }
  return found
}

function marginAt({ columns, weights }: Scorer, at: number, label: number): number {
  if (columns === 0) return 0
  if (columns === 1) return (weights[at] as number) * (label === 0 ? 1 : -1)
  let sum = 0
  for (let other = 0; other < columns; other++) sum += weights[at + other] as number
  return (weights[at + label] as number) - sum / columns
}

/** What each key of the text moved: its feature's pull times its value, shared among the feature's occurrences. */
function movedByKeys(classifier: Classifier, placed: PlacedKeys, label: number): Float64Array {
  const { weigh, places } = readerOf(classifier)
  const text = weigh(placed)
  const { features, values, size } = text
  const pull = pulls(classifier, text, label)
  for (let j = 0; j < size; j++) places[features[j] as number] = j + 1
  const placeOf = new Uint32Array(placed.keys.length)
  const times = new Uint32Array(size + 1)
  for (let i = 0; i < placeOf.length; i++) {
    const feature = featureOf(classifier.vocabulary, placed.keys[i] as number)
    const place = feature < 0 ? 0 : (places[feature] as number)
    placeOf[i] = place
    times[place] = (times[place] as number) + 1
  }
  const moved = new Float64Array(placeOf.length)
  for (let i = 0; i < placeOf.length; i++) {
    const place = placeOf[i] as number
    if (place > 0)
      moved[i] = ((pull[place - 1] as number) * (values[place - 1] as number)) / (times[place] as number)
  }
  addSenses(classifier, placed, { pull, moved })
  for (let j = 0; j < size; j++) places[features[j] as number] = 0
  return moved
}

/** The sense of a text is a sum over its words: each gets what its own vector moved. */
function addSenses(
  classifier: Classifier,
  placed: PlacedKeys,
  { pull, moved }: { pull: Float64Array; moved: Float64Array },
): void {
  const { senses, centre, vocabulary } = classifier
  if (senses === null) return
  const { places } = readerOf(classifier)
  const { width, vectors } = senses
  const pulled = Float64Array.from({ length: width }, (_, i) => {
    const place = places[vocabulary.keys.length + i] as number
    return place === 0 ? 0 : (pull[place - 1] as number)
  })
  for (const { position, word, weight } of partsOfSense(senses, placed, centre)) {
    let sum = 0
    for (let i = 0; i < width; i++) sum += (pulled[i] as number) * (vectors[word * width + i] as number)
    moved[position] = (moved[position] as number) + sum * weight
  }
}

/** What moved the class, spread over the units of the folded text. */
function heatOf(classifier: Classifier, text: string, label: number) {
  const placed = readPlacedKeys(text)
  const moved = movedByKeys(classifier, placed, label)
  const heat = new Float32Array(placed.normalised.text.length)
  for (const [i, { start, end }] of placed.spans.entries()) {
    const each = (moved[i] as number) / Math.max(1, end - start)
    for (let unit = start; unit < end; unit++) heat[unit] = (heat[unit] as number) + each
  }
  return { heat, normalised: placed.normalised }
}

function hottest(heat: Float32Array): number {
  let best = -1
  let most = 0
  for (let unit = 0; unit < heat.length; unit++) {
    if ((heat[unit] as number) <= most) continue
    best = unit
    most = heat[unit] as number
  }
  return best
}

/** Takes the hottest stretch out of the heat, whole Latin words at a time. */
function takeStretch(heat: Float32Array, text: string): (Span & { warmth: number }) | undefined {
  const peak = hottest(heat)
  if (peak < 0) return undefined
  const least = (heat[peak] as number) * CARRIES_ON
  const joins = (a: number, b: number) => /\w/.test(text[a] ?? '') && /\w/.test(text[b] ?? '')
  let start = peak
  let end = peak + 1
  while (start > 0 && ((heat[start - 1] as number) >= least || joins(start - 1, start))) start--
  while (end < text.length && ((heat[end] as number) >= least || joins(end - 1, end))) end++
  let warmth = 0
  for (let unit = start; unit < end; unit++) {
    warmth += Math.max(0, heat[unit] as number)
    heat[unit] = 0
  }
  return { start, end, warmth }
}

// No surrogates: an emoji says something.
const EDGE = /[\p{P}\p{Z}\p{Cc}\p{Cf}\p{Sk}]/u

/** A stretch without the punctuation and space around it; undefined where nothing else is in it. «……» may have moved a class, but says nothing. */
function withoutEdges(text: string, { start, end }: Span): Span | undefined {
  let from = start
  let to = end
  while (from < to && EDGE.test(text[from] as string)) from++
  while (to > from && EDGE.test(text[to - 1] as string)) to--
  return from < to ? { start: from, end: to } : undefined
}

/**
 * Why a text belongs to a class: the phrases that spoke for it most, strongest first, at most five; none when nothing
 * did, or when the classifier has no such class. Exact for both views: weights times values, the network taken as the
 * linear function it is around this text; what the tone of the whole text says is told of no phrase.
 */
export function explain(classifier: Classifier, text: string, label: ClassName): Reason[] {
  const index = classifier.classes.findIndex((name) => String(name) === String(label))
  if (index < 0) return []
  const { heat, normalised } = heatOf(classifier, text, index)
  const total = heat.reduce((sum, warmth) => sum + Math.max(0, warmth), 0)
  const reasons: Reason[] = []
  while (reasons.length < MOST_REASONS) {
    const stretch = takeStretch(heat, normalised.text)
    if (stretch === undefined || stretch.warmth < LEAST_SHARE * total) break
    const words = withoutEdges(normalised.text, stretch)
    if (words !== undefined)
      reasons.push({ ...originalSpan(normalised, words), share: rounded(stretch.warmth / total) })
  }
  return reasons
}
