import type { FeatureKeys } from './feature-keys.ts'
import { type Lookup, lookupsOf } from './lookup.ts'
import { TONE_WIDTH } from './tone.ts'
import type { Vocabulary } from './vocabulary.ts'
import { senseOf, type WordSenses } from './word-senses.ts'

/**
 * Everything a classifier can see in a text: the features of its vocabulary, then one for each number of a sense, then one
 * for each number of its tone where that is heard; `centre` is the usual sense of the texts it was learnt from (empty without senses).
 */
export type FeatureSpace = {
  readonly vocabulary: Vocabulary
  readonly senses: WordSenses | null
  readonly centre: Float32Array
  readonly toned: boolean
}

/** How many features a space has. */
export function sizeOf({ vocabulary, senses, toned }: Omit<FeatureSpace, 'centre'>): number {
  return vocabulary.keys.length + (senses?.width ?? 0) + (toned ? TONE_WIDTH : 0)
}

/** Texts as sparse rows: row i holds `features[j]` with `values[j]` for j in `[starts[i], starts[i + 1])`. */
export type WeightedRows = {
  readonly starts: Uint32Array
  readonly features: Uint32Array
  readonly values: Float32Array
}

/** One text's known features and their weights; views into scratch memory, valid until the next text. */
export type WeightedText = {
  readonly features: Uint32Array
  readonly values: Float32Array
  readonly size: number
}

/** 1 + ln count of the counts that nearly all features have. */
const usual = Float64Array.from({ length: 64 }, (_, count) => 1 + Math.log(Math.max(1, count)))
const weightOf = (count: number) => usual[count] ?? 1 + Math.log(count)

/** Weighs texts in one space, with scratch memory of its own. */
export type Weigher = (text: FeatureKeys) => WeightedText

/**
 * Weighs a text: (1 + ln count) × rarity, runs of characters and phrases of words each brought to length 1, so that
 * neither drowns the other, and the sense and the tone of the text behind them. Features the vocabulary does not know are left out.
 */
export function weigherFor(
  { vocabulary, senses, centre, toned }: FeatureSpace,
  { find, features: known, rarities, offset }: Lookup = lookupsOf([vocabulary])[0] as Lookup,
): Weigher {
  let features = new Uint32Array(1024)
  let values = new Float32Array(1024)
  const sense = new Float32Array(senses?.width ?? 0)
  const behind = sense.length + (toned ? TONE_WIDTH : 0)
  const { runs } = vocabulary
  const collect = (text: FeatureKeys): number => {
    const { places, counts, size: met } = find(text)
    if (met + behind > features.length) {
      features = new Uint32Array((met + behind) * 2)
      values = new Float32Array((met + behind) * 2)
    }
    let size = 0
    let ofRuns = 0
    let ofPhrases = 0
    for (let j = 0; j < met; j++) {
      const at = (places[j] as number) + offset
      const feature = known[at] as number
      if (feature < 0) continue
      const value = weightOf(counts[j] as number) * (rarities[at + 1] as number)
      features[size] = feature
      values[size++] = value
      if (feature < runs) ofRuns += value * value
      else ofPhrases += value * value
    }
    const runScale = ofRuns === 0 ? 0 : 1 / Math.sqrt(ofRuns)
    const phraseScale = ofPhrases === 0 ? 0 : 1 / Math.sqrt(ofPhrases)
    for (let i = 0; i < size; i++)
      values[i] = (values[i] as number) * ((features[i] as number) < runs ? runScale : phraseScale)
    return size
  }
  const addSenseOf = (text: FeatureKeys, size: number): number => {
    if (senses === null) return size
    if (!senseOf(senses, text, { centre, sense })) return size
    for (let i = 0; i < sense.length; i++) {
      features[size + i] = vocabulary.keys.length + i
      values[size + i] = sense[i] as number
    }
    return size + sense.length
  }
  const addToneOf = (text: FeatureKeys, size: number): number => {
    // A text of which nothing else is known stays unknown.
    if (!toned || size === 0) return size
    let end = size
    const tone = text.tone()
    for (let i = 0; i < tone.length; i++) {
      if (tone[i] === 0) continue
      features[end] = vocabulary.keys.length + sense.length + i
      values[end++] = tone[i] as number
    }
    return end
  }
  return (text) => {
    const size = addToneOf(text, addSenseOf(text, collect(text)))
    return { features, values, size }
  }
}

/** Weighs many texts into rows that stay. */
export function weighAll(texts: readonly FeatureKeys[], space: FeatureSpace): WeightedRows {
  const weigh = weigherFor(space)
  const starts = new Uint32Array(texts.length + 1)
  const features: Uint32Array[] = []
  const values: Float32Array[] = []
  for (const [i, text] of texts.entries()) {
    const row = weigh(text)
    features.push(row.features.slice(0, row.size))
    values.push(row.values.slice(0, row.size))
    starts[i + 1] = (starts[i] as number) + row.size
  }
  return { starts, features: joined(features, Uint32Array), values: joined(values, Float32Array) }
}

function joined<Numbers extends Uint32Array | Float32Array>(
  pieces: readonly Numbers[],
  make: new (length: number) => Numbers,
): Numbers {
  const all = new make(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.length
  }
  return all
}
