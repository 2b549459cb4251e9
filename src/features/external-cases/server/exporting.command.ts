import { type Cell, csvOf } from '#features/audit/server/public/csv.ts'
import { command } from '#platform/server/command.ts'
import { exportExternalCases } from '../contract/deeds.ts'
import { externalCasesExported } from '../contract.ts'
import { sheetOf } from './case-sheet.ts'

const header = [
  'source',
  'source_name',
  'number',
  'ticket',
  'holder',
  'received_on',
  'due_on',
  'state',
  'replied_on',
  'late',
  'official',
] as const

export const exporting = command(exportExternalCases, async ({ db, actor, now, newId, emit }, filters) => {
  const { rows, more } = await sheetOf(db, actor, { filters, now })
  emit(externalCasesExported, { subject: newId(), facts: { rows: rows.length } })
  return {
    fileName: `external-cases-${new Date(now).toISOString().slice(0, 10)}.csv`,
    csv: csvOf(header, rows satisfies readonly Cell[][]),
    rows: rows.length,
    more,
  }
})
