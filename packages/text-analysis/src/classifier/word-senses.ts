import { checksum } from './checksum.ts'
import type { FeatureKeys } from './feature-keys.ts'
import { featureOf, type Vocabulary, vocabularyOf } from './vocabulary.ts'

/**
 * Where words lie: near words of like use. Learnt once from many texts without labels and shared by all classifiers;
 * words are known by their hashes alone. `vectors[word × width + i] × scales[word]`.
 */
export type WordSenses = {
  readonly width: number
  readonly words: Vocabulary
  readonly scales: Float32Array
  readonly vectors: Int8Array
  /** Names these senses: a classifier learnt with them needs the same. */
  readonly crc32: number
}

/** Words ready to be packed: hash, rarity (inverse document frequency) and vector of each. */
export type WordPlaces = {
  readonly width: number
  readonly keys: Uint32Array
  readonly rarity: Float32Array
  readonly vectors: Float32Array
}

/** How much the sense of a text counts beside its characters and its words, which have length 1 each. */
const LENGTH = 0.7
const MAGIC = 0x53575848
const FORMAT = 1
const HEADER_UNITS = 5

/** Packs senses into one file: header, keys, rarities, scales (all 32 bits, little-endian), then a byte for each number. */
export function writeSenses({ width, keys, rarity, vectors }: WordPlaces): Uint8Array {
  const words = keys.length
  const bytes = new Uint8Array((HEADER_UNITS + 3 * words) * 4 + words * width)
  const at = (part: number) => (HEADER_UNITS + part * words) * 4
  new Uint32Array(bytes.buffer, at(0), words).set(keys)
  new Float32Array(bytes.buffer, at(1), words).set(rarity)
  const scales = new Float32Array(bytes.buffer, at(2), words)
  const packed = new Int8Array(bytes.buffer, at(3))
  for (let word = 0; word < words; word++) {
    const own = vectors.subarray(word * width, (word + 1) * width)
    const length = Math.hypot(...own) || 1
    const largest = own.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1
    scales[word] = largest / length / 127
    for (let i = 0; i < width; i++)
      packed[word * width + i] = Math.round(((own[i] as number) / largest) * 127)
  }
  const header = [MAGIC, FORMAT, width, words, checksum(bytes.subarray(at(0)))]
  new Uint32Array(bytes.buffer, 0, HEADER_UNITS).set(header)
  return bytes
}

/**
 * Reads senses; numbers are used where they lie.
 * @throws RangeError when the file is none, newer than this program, or damaged
 */
export function readSenses(file: Uint8Array): WordSenses {
  const bytes = file.byteOffset % 4 === 0 ? file : file.slice()
  if (bytes.byteLength < HEADER_UNITS * 4) throw new RangeError('no word senses: too short')
  const [magic, format = 0, width = 0, words = 0, crc32 = 0] = new Uint32Array(
    bytes.buffer,
    bytes.byteOffset,
    HEADER_UNITS,
  )
  if (magic !== MAGIC) throw new RangeError('no word senses')
  if (format > FORMAT)
    throw new RangeError(`word senses of format ${format}, this program reads up to ${FORMAT}`)
  const at = (part: number) => (HEADER_UNITS + part * words) * 4
  if (bytes.byteLength !== at(3) + words * width || checksum(bytes.subarray(at(0))) !== crc32)
    throw new RangeError('word senses are damaged')
  const { buffer, byteOffset } = bytes
  const keys = new Uint32Array(buffer, byteOffset + at(0), words)
  const rarity = new Float32Array(buffer, byteOffset + at(1), words)
  return {
    width,
    words: vocabularyOf({ keys, runs: 0, rarity }),
    scales: new Float32Array(buffer, byteOffset + at(2), words),
    vectors: new Int8Array(buffer, byteOffset + at(3), words * width),
    crc32,
  }
}

/** How much one word of a text moves its sense: `vectors[word × width + i] × weight`. */
export type PlacedWord = { readonly position: number; readonly word: number; weight: number }

/** Every single word of a text that has a place; `position` is the index of its key. */
function placedWords({ words, scales }: WordSenses, { keys, runs }: FeatureKeys): PlacedWord[] {
  const placed: PlacedWord[] = []
  // Each word's own key comes before that of the phrase it begins.
  for (let position = runs; position < keys.length; position += 2) {
    const word = featureOf(words, keys[position] as number)
    if (word >= 0)
      placed.push({ position, word, weight: (words.rarity[word] as number) * (scales[word] as number) })
  }
  return placed
}

/** Adds the vectors of words up, rare ones counting more, and brings the sum to length 1; gives what it was scaled by. */
function point({ width, vectors }: WordSenses, placed: readonly PlacedWord[], into: Float32Array): number {
  into.fill(0)
  for (const { word, weight } of placed) {
    const at = word * width
    for (let i = 0; i < width; i++) into[i] = (into[i] as number) + weight * (vectors[at + i] as number)
  }
  return scaleTo(into, 1)
}

/** Takes what is usual (`centre`) away from a direction and brings the rest to length 0.7; gives what it was scaled by. */
function turnFrom(centre: Float32Array, sense: Float32Array): number {
  for (let i = 0; i < sense.length; i++) sense[i] = (sense[i] as number) - (centre[i] as number)
  return scaleTo(sense, LENGTH)
}

/** Where the text that was read last points, by senses: classifiers that share senses judge a text in turn. */
const latest = new WeakMap<
  WordSenses,
  { text: FeatureKeys; found: boolean; readonly direction: Float32Array }
>()

/** Where a text points: the direction of its words' vectors, valid until the next text; null without a placed word. */
function directionOf(senses: WordSenses, text: FeatureKeys): Float32Array | null {
  const known = latest.get(senses) ?? { text, found: false, direction: new Float32Array(senses.width) }
  if (known.text !== text || !latest.has(senses)) {
    const placed = placedWords(senses, text)
    known.text = text
    known.found = placed.length > 0
    point(senses, placed, known.direction)
    latest.set(senses, known)
  }
  return known.found ? known.direction : null
}

/** What sets a text apart, into `sense`: its direction less what is usual, of length 0.7; false without a placed word. */
export function senseOf(
  senses: WordSenses,
  text: FeatureKeys,
  { centre, sense }: { readonly centre: Float32Array; readonly sense: Float32Array },
): boolean {
  const direction = directionOf(senses, text)
  if (direction === null) return false
  sense.set(direction)
  turnFrom(centre, sense)
  return true
}

/** The same words as parts of that sum: their weights are scaled along with it. */
export function partsOfSense(
  senses: WordSenses,
  text: FeatureKeys,
  centre: Float32Array,
): readonly PlacedWord[] {
  const placed = placedWords(senses, text)
  const sense = new Float32Array(senses.width)
  const scale = point(senses, placed, sense) * turnFrom(centre, sense)
  for (const one of placed) one.weight *= scale
  return placed
}

function scaleTo(sense: Float32Array, length: number): number {
  let square = 0
  for (let i = 0; i < sense.length; i++) square += (sense[i] as number) ** 2
  const scale = square < 1e-12 ? 0 : length / Math.sqrt(square)
  for (let i = 0; i < sense.length; i++) sense[i] = (sense[i] as number) * scale
  return scale
}

/** The usual sense of some texts: the mean of their directions. */
export function centreOf(senses: WordSenses, texts: readonly FeatureKeys[]): Float32Array {
  const sum = new Float64Array(senses.width)
  for (const text of texts) {
    const direction = directionOf(senses, text)
    for (const [i, value] of direction?.entries() ?? []) sum[i] = (sum[i] as number) + value / texts.length
  }
  return Float32Array.from(sum)
}
