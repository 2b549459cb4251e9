import { Refusal } from '#platform/contract/refusal.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { cleanLine } from '../../domain/cleaning.ts'
import type { DateOrder } from '../../domain/fields.ts'
import { plainHeading } from '../../domain/headings.ts'
import { momentOf, orderOfDates } from '../../domain/moments.ts'
import { wallClockOf } from '../../domain/zoned-time.ts'
import { type FileRow, formatOf, lookAt, type OpenFile, rowsBelow } from '../file-rows.ts'
import { timeZoneOfOrganisation } from '../organisation.query.ts'

const headBytes = 4096

/**
 * A file of rows (XLSX, CSV in UTF-8, UTF-16 or GB18030, JSONL) for rooms that take in other things than voices: its headings, its first
 * rows, and all rows below the headings. `knows` tells the headings one looks for, given without blanks, signs and case.
 */
export async function openTable(bytes: Uint8Array, knows: (plainHeading: string) => boolean) {
  const file: OpenFile = { format: formatOf(bytes.subarray(0, headBytes)), open: () => bytes }
  const look = await lookAt(file, (heading) => knows(plainHeading(heading)))
  return {
    headers: look.headers,
    plainHeaders: look.headers.map(plainHeading),
    encoding: look.encoding,
    firstRows: look.rows,
    rows: (): AsyncGenerator<FileRow> => rowsBelow(file, look),
  }
}

/** In which order the dates of a column's cells name their parts. */
export const dateOrderOf = (cells: readonly string[]): DateOrder => orderOfDates(cells)

/** A cell as one clean line. */
export const lineOf = (cell: string): string => cleanLine(cell)

/** Reads days and times as people write them, in the organisation's time zone. Refuses `imports.noOrganisation` before the set-up. */
export async function momentReader(read: ReadHandle) {
  const timeZone = await timeZoneOfOrganisation(read)
  if (timeZone === null) throw new Refusal('imports.noOrganisation', 'conflict')
  const toMoment = wallClockOf(timeZone)
  return (cell: string, order: DateOrder): number | null => momentOf(cell, { order, toMoment })
}
