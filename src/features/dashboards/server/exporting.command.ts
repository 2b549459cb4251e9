import { refuseWhileCountedAnew } from '#features/metrics/server/public/counting.ts'
import { cutMetricNames } from '#features/metrics/server/public/cut.ts'
import { command } from '#platform/server/command.ts'
import { writeCsv, writeSheet } from '#platform/server/spreadsheets/write-sheet.ts'
import { exportDashboard } from '../contract/exporting.ts'
import { dashboardExported } from '../contract.ts'
import { boardWords } from './board-words.ts'
import { exportRows } from './export-rows.ts'
import { shownBoard } from './shown-board.ts'

// What no file system takes in a name.
const forbidden = /[\p{Cc}\p{Cs}/\\:*?"<>|]/gu

export const exporting = command(exportDashboard, async (context, input) => {
  const { db, actor, now, request, emit, newId } = context
  const { name, widgets, format, ...looked } = input
  await refuseWhileCountedAnew(db)
  const board = await shownBoard({ read: db, actor, now, request }, widgets, looked)
  const rows = exportRows(board, boardWords(request.locale, await cutMetricNames(db)))
  const file = format === 'csv' ? Buffer.from(writeCsv(rows)) : Buffer.from(writeSheet(name, rows))
  const facts = { format, widgets: widgets.length, rows: rows.length - 1 }
  emit(dashboardExported, { subject: newId(), facts })
  return {
    fileName: `${name.replace(forbidden, ' ')} ${looked.from}–${looked.to}.${format}`,
    base64: file.toString('base64'),
    rows: facts.rows,
  }
})
