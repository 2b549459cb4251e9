import { command } from '#platform/server/command.ts'
import { auditExported, exportAudit } from '../contract.ts'
import { auditHeader, exportedEvents } from './audit-export.ts'
import { csvOf } from './public/csv.ts'

export const exportingAudit = command(exportAudit, async ({ db, actor, now, newId, emit }, input) => {
  const { rows, more } = await exportedEvents(db, actor, input)
  const filters = Object.entries(input).flatMap(([name, value]) =>
    value === undefined || (Array.isArray(value) && value.length === 0) ? [] : [name],
  )
  emit(auditExported, { subject: newId(), facts: { rows: rows.length, filters } })
  return {
    fileName: `audit-${new Date(now).toISOString().slice(0, 10)}.csv`,
    csv: csvOf(auditHeader, rows),
    rows: rows.length,
    more,
  }
})
