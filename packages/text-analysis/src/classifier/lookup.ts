import type { FeatureKeys } from './feature-keys.ts'
import type { Vocabulary } from './vocabulary.ts'

/**
 * What is known of a text's keys, each once, in the order in which it was first met: where it lies, and how often it stands in the text.
 * Valid until the next text.
 */
export type Found = { places: Int32Array; counts: Uint16Array; size: number }

/**
 * Looks the keys of a text up, for one of the vocabularies of a table: the feature of a key there is `features[place + offset]` (−1 where only
 * another one knows it), its rarity `rarities[place + offset + 1]`.
 */
export type Lookup = {
  readonly find: (text: FeatureKeys) => Found
  readonly features: Int32Array
  readonly rarities: Float32Array
  readonly offset: number
}

/**
 * Every key that any vocabulary knows, open-addressed. All that is known of one lies side by side, so that one look into memory finds it: the
 * key, where in the text at hand it was first met (−1 in an empty slot), then feature and rarity in each vocabulary.
 */
type Table = { readonly numbers: Int32Array; readonly stride: number; readonly mask: number }

const MET = 1
const KNOWN = 2
const EMPTY = -1

/** Where a table holds a key, or the empty slot where it would stand. */
function placeOf({ numbers, stride, mask }: Table, key: number): number {
  for (let slot = key & mask; ; slot = (slot + 1) & mask) {
    const place = slot * stride
    if (numbers[place] === key || numbers[place + MET] === EMPTY) return place
  }
}

/** How many keys the vocabularies have, those of several once. */
function distinct(vocabularies: readonly Vocabulary[]): number {
  const all = new Uint32Array(vocabularies.reduce((sum, { keys }) => sum + keys.length, 0))
  let at = 0
  for (const { keys } of vocabularies) {
    all.set(keys, at)
    at += keys.length
  }
  return all.sort().reduce((sum, key, i) => (key === all[i - 1] ? sum : sum + 1), 0)
}

function emptyTable(vocabularies: readonly Vocabulary[]): Table {
  const slots = 2 ** Math.ceil(Math.log2(Math.max(2, distinct(vocabularies)) * 1.5))
  const stride = KNOWN + 2 * vocabularies.length
  return { numbers: new Int32Array(slots * stride).fill(EMPTY), stride, mask: slots - 1 }
}

function fill(table: Table, rarities: Float32Array, vocabularies: readonly Vocabulary[]): void {
  const { numbers } = table
  for (const [i, { keys, rarity }] of vocabularies.entries())
    for (let feature = 0; feature < keys.length; feature++) {
      const key = (keys[feature] as number) | 0
      const place = placeOf(table, key)
      numbers[place] = key
      numbers[place + MET] = 0
      numbers[place + KNOWN + 2 * i] = feature
      rarities[place + KNOWN + 2 * i + 1] = rarity[feature] as number
    }
}

/** Gathers the known keys of a text, each once. */
function meet(table: Table, found: Found, { keys }: FeatureKeys): void {
  const { numbers } = table
  const { places, counts } = found
  let size = 0
  for (let k = 0; k < keys.length; k++) {
    const place = placeOf(table, (keys[k] as number) | 0)
    // What an earlier text left here points nowhere, or to another key.
    const met = numbers[place + MET] as number
    if (met === EMPTY) continue
    if (met < size && places[met] === place) {
      counts[met] = (counts[met] as number) + 1
      continue
    }
    numbers[place + MET] = size
    places[size] = place
    counts[size++] = 1
  }
  found.size = size
}

/**
 * Look-ups of several vocabularies in one table: what one of them asks for is found for all, so that a text read by many
 * classifiers is looked up once.
 */
export function lookupsOf(vocabularies: readonly Vocabulary[]): Lookup[] {
  const table = emptyTable(vocabularies)
  const features = table.numbers
  const rarities = new Float32Array(features.buffer)
  fill(table, rarities, vocabularies)
  const found: Found = { places: new Int32Array(1024), counts: new Uint16Array(1024), size: 0 }
  let latest: FeatureKeys | undefined
  const find = (text: FeatureKeys): Found => {
    if (text === latest) return found
    if (text.keys.length > found.places.length) {
      found.places = new Int32Array(text.keys.length * 2)
      found.counts = new Uint16Array(text.keys.length * 2)
    }
    meet(table, found, text)
    latest = text
    return found
  }
  return vocabularies.map((_, i) => ({ find, features, rarities, offset: KNOWN + 2 * i }))
}
