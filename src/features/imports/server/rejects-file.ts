import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Import } from './imports.tables.ts'
import { rejectedRows } from './rejects.query.ts'

const pageRows = 1000

/** Names a fault in the words of the reader. */
export type FaultWords = (code: string) => string

/**
 * The rejected rows of an import as they stood in the file, with their row number and reasons behind, headings first: put right, the
 * file can be imported again.
 */
export async function* rejectsTable(
  read: ReadHandle,
  { id, headers }: Pick<Import, 'id' | 'headers'>,
  words: { row: string; reasons: string; fault: FaultWords },
): AsyncGenerator<string[]> {
  const names = headers ?? []
  yield [...names, words.row, words.reasons]
  for (let after = 0; ; ) {
    const rows = await rejectedRows(read, id, { after, limit: pageRows })
    for (const { row_number, faults, cells } of rows) {
      const reasons = faults.map(({ code, column }) => {
        const name = column === null ? undefined : names[column]
        return name === undefined ? words.fault(code) : `${name}: ${words.fault(code)}`
      })
      const padded = names.map((_, column) => cells[column] ?? '')
      yield [...(names.length === 0 ? cells : padded), String(row_number), reasons.join('; ')]
    }
    const last = rows.at(-1)
    if (last === undefined || rows.length < pageRows) return
    after = last.row_number
  }
}
