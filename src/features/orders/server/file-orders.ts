import { lineOf, momentReader, openTable } from '#features/imports/server/public/reading-tables.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { largestFile, type OrderMapping } from '../contract/files.ts'
import { mostOrders } from '../contract/taking.ts'
import { fieldOfHeading } from '../domain/columns.ts'
import { joined, orderOfRow, type RowOrder } from '../domain/rows.ts'

/** A row as it stood in the file. */
export interface Row {
  readonly row: number
  readonly cells: readonly string[]
}

/** An order and the rows that tell it. */
export interface FileOrder {
  readonly order: RowOrder
  readonly rows: readonly Row[]
}

export const openOrders = (bytes: Uint8Array) =>
  openTable(bytes, (heading) => fieldOfHeading(heading) !== null)
export type OrderTable = Awaited<ReturnType<typeof openOrders>>

async function* ordersOf(
  read: ReadHandle,
  table: OrderTable,
  mapping: OrderMapping,
): AsyncGenerator<FileOrder> {
  const toMoment = await momentReader(read)
  const momentOf = (cell: string) => {
    const at = toMoment(cell, mapping.dateOrder)
    return at === null ? cell : new Date(at).toISOString()
  }
  let standing: FileOrder | null = null
  let count = 0
  for await (const { row, cells } of table.rows()) {
    const lines = cells.map(lineOf)
    if (lines.every((line) => line === '')) continue
    if (++count > largestFile.rows)
      throw new Refusal('orders.tooManyRows', 'invalid', { max: largestFile.rows })
    const next = orderOfRow(lines, { ...mapping, momentOf })
    const longer: RowOrder | null = standing === null ? null : joined(standing.order, next)
    if (standing !== null && longer === null) yield standing
    standing =
      standing !== null && longer !== null
        ? { order: longer, rows: [...standing.rows, { row, cells }] }
        : { order: next, rows: [{ row, cells }] }
  }
  if (standing !== null) yield standing
}

/** The orders of a file, so many at a time as are taken in one transaction. */
export async function* batchesOf(
  read: ReadHandle,
  table: OrderTable,
  mapping: OrderMapping,
): AsyncGenerator<FileOrder[]> {
  let batch: FileOrder[] = []
  for await (const order of ordersOf(read, table, mapping)) {
    batch.push(order)
    if (batch.length < mostOrders) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
