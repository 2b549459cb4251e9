import { csvOf } from '#features/audit/server/public/csv.ts'
import { command } from '#platform/server/command.ts'
import { exportCompensation } from '../contract/deeds.ts'
import { compensationExported } from '../contract.ts'
import { sheetHeader, sheetOf } from './ledger-sheet.ts'

export const exporting = command(exportCompensation, async ({ db, actor, now, newId, emit }, filters) => {
  const { rows, more } = await sheetOf(db, actor, filters)
  emit(compensationExported, { subject: newId(), facts: { rows: rows.length } })
  return {
    fileName: `compensation-${new Date(now).toISOString().slice(0, 10)}.csv`,
    csv: csvOf(sheetHeader, rows),
    rows: rows.length,
    more,
  }
})
