import type { FeatureKeys } from './feature-keys.ts'
import type { Vocabulary } from './vocabulary.ts'

/** The feature of each key of a text, −1 for one that is not known; valid until the next text. */
export type Lookup = (text: FeatureKeys) => Int32Array

/** One row for each key that any vocabulary knows, open-addressed: the key, then its feature + 1 in each, 0 where it is unknown. */
type Table = { readonly cells: Int32Array; readonly width: number; readonly mask: number }

function isEmpty({ cells, width }: Table, at: number): boolean {
  for (let i = 1; i < width; i++) if (cells[at + i] !== 0) return false
  return true
}

/** Where the row of a key stands, or the empty one where it would. */
function rowOf(table: Table, key: number): number {
  const { cells, width, mask } = table
  for (let slot = key & mask; ; slot = (slot + 1) & mask) {
    const at = slot * width
    if (cells[at] === key || isEmpty(table, at)) return at
  }
}

function tableOf(vocabularies: readonly Vocabulary[]): Table {
  const most = vocabularies.reduce((sum, { keys }) => sum + keys.length, 1)
  const slots = 2 ** Math.ceil(Math.log2(most * 1.5))
  const width = vocabularies.length + 1
  const table = { cells: new Int32Array(slots * width), width, mask: slots - 1 }
  for (const [i, { keys }] of vocabularies.entries())
    for (const [feature, unsigned] of keys.entries()) {
      const key = unsigned | 0
      const at = rowOf(table, key)
      table.cells[at] = key
      table.cells[at + 1 + i] = feature + 1
    }
  return table
}

/**
 * Look-ups of several vocabularies in one table: what one of them asks for is found for all, so that a text read by many
 * classifiers is looked up once.
 */
export function lookupsOf(vocabularies: readonly Vocabulary[]): Lookup[] {
  const table = tableOf(vocabularies)
  let found = vocabularies.map(() => new Int32Array(1024))
  let latest: FeatureKeys | undefined
  const look = (text: FeatureKeys): void => {
    const { keys } = text
    if (keys.length > (found[0] as Int32Array).length)
      found = found.map(() => new Int32Array(keys.length * 2))
    for (let k = 0; k < keys.length; k++) {
      const at = rowOf(table, (keys[k] as number) | 0)
      for (let i = 0; i < found.length; i++)
        (found[i] as Int32Array)[k] = (table.cells[at + 1 + i] as number) - 1
    }
    latest = text
  }
  return vocabularies.map((_, i) => (text) => {
    if (text !== latest) look(text)
    return found[i] as Int32Array
  })
}
