import type { Voice } from '#features/intake/server/public/receive.ts'
import { type Fault, type Reading, type RowVoice, voiceInRow } from '../domain/reading-row.ts'
import { type RowHashes, rowHashes } from '../domain/sameness.ts'
import type { FileRow } from './file-rows.ts'
import type { Reject } from './imports.store.ts'
import type { Place, placesIn } from './places.query.ts'

/** Rows of one transaction. */
const batchRows = 1000

/** Up to a thousand rows, read and judged. `lastRow` is the last one of the file that belongs to it. */
export interface Batch {
  readonly lastRow: number
  readonly voices: readonly Voice[]
  readonly rejects: readonly Reject[]
}

/** How rows become voices. */
export interface Recipe {
  readonly reading: Reading
  readonly importId: string
  readonly places: ReturnType<typeof placesIn>
}

const placed = [
  { field: 'outlet', list: 'outlets', fault: 'unknownOutlet' },
  { field: 'product', list: 'products', fault: 'unknownProduct' },
  { field: 'touchpoint', list: 'touchpoints', fault: 'unknownTouchpoint' },
] as const

async function placesOf(voice: RowVoice, { places, reading }: Recipe) {
  const found: { [F in (typeof placed)[number]['field']]?: Place } = {}
  const faults: Fault[] = []
  for (const { field, list, fault } of placed) {
    const word = voice[field]
    const place = word === undefined ? null : await places(list, word)
    if (place !== null) found[field] = place
    else if (word !== undefined) faults.push({ code: fault, column: reading.mapping.columns.indexOf(field) })
  }
  return { found, faults }
}

type Outcome = { voice: Voice } | { reject: Reject } | null

async function outcomeOf(row: FileRow, recipe: Recipe, hashes: RowHashes): Promise<Outcome> {
  const rejected = (faults: readonly Fault[]) => ({ reject: { row: row.row, faults, cells: row.cells } })
  if (row.fault !== null) return rejected([row.fault])
  const read = voiceInRow(row.cells, recipe.reading)
  if (read === null) return null
  if ('faults' in read) return rejected(read.faults)
  const { product: _p, outlet: _o, touchpoint: _t, ...said } = read.voice
  const contentHash = hashes.of(read.voice) ?? undefined
  const { found, faults } = await placesOf(read.voice, recipe)
  if (faults.length > 0) return rejected(faults)
  const { mapping, mode } = recipe.reading
  return {
    voice: {
      ...said,
      productId: found.product?.id,
      outletId: found.outlet?.id,
      touchpointId: found.touchpoint?.id,
      unitId: found.outlet?.unitId ?? found.product?.unitId ?? found.touchpoint?.unitId,
      importId: recipe.importId,
      source: mapping.source,
      contentHash,
      mode,
    },
  }
}

/** Cuts the rows behind `after` into batches. Rows before it are read, too: which of several equal rows one is depends on them. */
export async function* batchesOf(
  rows: AsyncIterable<FileRow>,
  recipe: Recipe,
  after: number,
): AsyncGenerator<Batch> {
  const hashes = rowHashes()
  let voices: Voice[] = []
  let rejects: Reject[] = []
  let size = 0
  let lastRow = after
  for await (const row of rows) {
    const outcome = await outcomeOf(row, recipe, hashes)
    if (row.row <= after) continue
    lastRow = row.row
    size++
    if (outcome !== null && 'voice' in outcome) voices.push(outcome.voice)
    else if (outcome !== null) rejects.push(outcome.reject)
    if (size < batchRows) continue
    yield { lastRow, voices, rejects }
    voices = []
    rejects = []
    size = 0
  }
  if (size > 0) yield { lastRow, voices, rejects }
}
