import type { FeatureKeys } from './feature-keys.ts'
import type { Vocabulary } from './vocabulary.ts'

/** What is known of a text's keys, each once, in the order in which it was first met, and how often it stands there. Valid until the next text. */
export type Found = { rows: Int32Array; counts: Uint16Array; size: number }

/**
 * Looks the keys of a text up, for one of the vocabularies of a table: a row's feature there is `features[row × step + place]` (−1 where only
 * another one knows the key), its rarity `rarities[row × step + place]`.
 */
export type Lookup = {
  readonly find: (text: FeatureKeys) => Found
  readonly features: Int32Array
  readonly rarities: Float32Array
  readonly step: number
  readonly place: number
}

/** Numbers of a slot: its key, its row + 1 (0 is empty), and where in the text at hand the row was first met. */
const SLOT = 4
const ROW = 1
const MET = 2

/** Where an open-addressed table holds a key, or the empty slot where it would stand. */
function slotOf(slots: Int32Array, key: number): number {
  const mask = slots.length - 1
  for (let at = (key * SLOT) & mask; ; at = (at + SLOT) & mask)
    if (slots[at + ROW] === 0 || slots[at] === key) return at
}

function distinct(vocabularies: readonly Vocabulary[]): Set<number> {
  const keys = new Set<number>()
  for (const vocabulary of vocabularies) for (const key of vocabulary.keys) keys.add(key | 0)
  return keys
}

function slotsOf(keys: ReadonlySet<number>): Int32Array {
  const slots = new Int32Array(SLOT * 2 ** Math.ceil(Math.log2(Math.max(2, keys.size) * 1.5)))
  let rows = 0
  for (const key of keys) {
    const at = slotOf(slots, key)
    slots[at] = key
    slots[at + ROW] = ++rows
  }
  return slots
}

/** Features and rarities of a row lie side by side: one look into memory finds them for all vocabularies. */
function rowsOf(slots: Int32Array, rows: number, vocabularies: readonly Vocabulary[]) {
  const step = 2 * vocabularies.length
  const features = new Int32Array(rows * step).fill(-1)
  const rarities = new Float32Array(features.buffer, 4 * vocabularies.length)
  for (const [place, { keys, rarity }] of vocabularies.entries())
    for (let feature = 0; feature < keys.length; feature++) {
      const row = (slots[slotOf(slots, (keys[feature] as number) | 0) + ROW] as number) - 1
      features[row * step + place] = feature
      rarities[row * step + place] = rarity[feature] as number
    }
  return { features, rarities, step }
}

/** Gathers the rows of a text, each once. */
function meet(slots: Int32Array, found: Found, { keys }: FeatureKeys): void {
  const { rows, counts } = found
  let size = 0
  for (let k = 0; k < keys.length; k++) {
    const at = slotOf(slots, (keys[k] as number) | 0)
    const row = (slots[at + ROW] as number) - 1
    if (row < 0) continue
    // What an earlier text left here points nowhere, or to another row.
    const met = slots[at + MET] as number
    if (met < size && rows[met] === row) {
      counts[met] = (counts[met] as number) + 1
      continue
    }
    slots[at + MET] = size
    rows[size] = row
    counts[size++] = 1
  }
  found.size = size
}

/**
 * Look-ups of several vocabularies in one table: what one of them asks for is found for all, so that a text read by many
 * classifiers is looked up once.
 */
export function lookupsOf(vocabularies: readonly Vocabulary[]): Lookup[] {
  const keys = distinct(vocabularies)
  const slots = slotsOf(keys)
  const table = rowsOf(slots, keys.size, vocabularies)
  const found: Found = { rows: new Int32Array(1024), counts: new Uint16Array(1024), size: 0 }
  let latest: FeatureKeys | undefined
  const find = (text: FeatureKeys): Found => {
    if (text === latest) return found
    if (text.keys.length > found.rows.length) {
      found.rows = new Int32Array(text.keys.length * 2)
      found.counts = new Uint16Array(text.keys.length * 2)
    }
    meet(slots, found, text)
    latest = text
    return found
  }
  return vocabularies.map((_, place) => ({ find, place, ...table }))
}
