import type { FeatureKeys } from './feature-keys.ts'
import type { Vocabulary } from './vocabulary.ts'

/**
 * What is known of a text's keys, each once, in the order in which it was first met: its feature in one vocabulary (−1 where only
 * another one knows it) and how often it stands there. Valid until the next text.
 */
export type Found = { features: Int32Array; counts: Uint16Array; size: number }

/** Looks the keys of a text up in one vocabulary. */
export type Lookup = (text: FeatureKeys) => Found

/**
 * Every key that any vocabulary knows, in an open-addressed table of rows + 1 (0 is empty); `features[row × width + i]` is its
 * feature in the i-th vocabulary, or −1.
 */
type Table = {
  readonly slots: Int32Array
  readonly keys: Int32Array
  readonly features: Int32Array
  readonly width: number
}

/** The slot of a key, or the empty one where it would stand. */
function slotOf(slots: Int32Array, keys: Int32Array, key: number): number {
  const mask = slots.length - 1
  for (let slot = key & mask; ; slot = (slot + 1) & mask) {
    const row = (slots[slot] as number) - 1
    if (row < 0 || keys[row] === key) return slot
  }
}

function tableOf(vocabularies: readonly Vocabulary[]): Table {
  const width = vocabularies.length
  const most = vocabularies.reduce((sum, { keys }) => sum + keys.length, 1)
  const all = new Uint32Array(most)
  let size = 0
  for (const { keys } of vocabularies) {
    all.set(keys, size)
    size += keys.length
  }
  const keys = Int32Array.from(new Set(all.subarray(0, size)))
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(2, keys.length) * 1.5)))
  for (const [row, key] of keys.entries()) slots[slotOf(slots, keys, key)] = row + 1
  const features = new Int32Array(keys.length * width).fill(-1)
  for (const [i, vocabulary] of vocabularies.entries())
    for (const [feature, key] of vocabulary.keys.entries()) {
      const row = (slots[slotOf(slots, keys, key | 0)] as number) - 1
      features[row * width + i] = feature
    }
  return { slots, keys, features, width }
}

/** Scratch memory of a text: the rows met, in order, and where in them each row stands. */
type Met = { rows: Int32Array; counts: Uint16Array; readonly places: Int32Array }

/** Gathers the rows of a text, each once; returns how many. */
function meet({ slots, keys }: Table, { rows, counts, places }: Met, text: FeatureKeys): number {
  let size = 0
  for (let k = 0; k < text.keys.length; k++) {
    const row = (slots[slotOf(slots, keys, (text.keys[k] as number) | 0)] as number) - 1
    if (row < 0) continue
    // What stands in `places` from an earlier text points nowhere, or to another row.
    const place = places[row] as number
    if (place < size && rows[place] === row) {
      counts[place] = (counts[place] as number) + 1
      continue
    }
    places[row] = size
    rows[size] = row
    counts[size++] = 1
  }
  return size
}

/**
 * Look-ups of several vocabularies in one table: what one of them asks for is found for all, so that a text read by many
 * classifiers is looked up once.
 */
export function lookupsOf(vocabularies: readonly Vocabulary[]): Lookup[] {
  const table = tableOf(vocabularies)
  const { features, width } = table
  const met: Met = {
    rows: new Int32Array(1024),
    counts: new Uint16Array(1024),
    places: new Int32Array(table.keys.length),
  }
  const found = vocabularies.map((): Found => ({ features: met.rows.slice(), counts: met.counts, size: 0 }))
  let latest: FeatureKeys | undefined
  const look = (text: FeatureKeys): void => {
    if (text.keys.length > met.rows.length) {
      met.rows = new Int32Array(text.keys.length * 2)
      met.counts = new Uint16Array(text.keys.length * 2)
      for (const one of found) one.features = met.rows.slice()
    }
    const size = meet(table, met, text)
    for (const [i, one] of found.entries()) {
      one.counts = met.counts
      one.size = size
      for (let j = 0; j < size; j++) one.features[j] = features[(met.rows[j] as number) * width + i] as number
    }
    latest = text
  }
  return found.map((one) => (text) => {
    if (text !== latest) look(text)
    return one
  })
}
