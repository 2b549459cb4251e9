import { csvOf } from '#features/audit/server/public/csv.ts'
import { command } from '#platform/server/command.ts'
import { exportSupervision } from '../contract/deeds.ts'
import { supervisionExported } from '../contract.ts'
import { sheetHeader, sheetOf } from './desk-sheet.ts'

export const exporting = command(exportSupervision, async ({ db, actor, now, newId, emit }, filters) => {
  const { rows, more } = await sheetOf(db, actor, filters)
  emit(supervisionExported, { subject: newId(), facts: { rows: rows.length } })
  return {
    fileName: `supervision-${new Date(now).toISOString().slice(0, 10)}.csv`,
    csv: csvOf(sheetHeader, rows),
    rows: rows.length,
    more,
  }
})
