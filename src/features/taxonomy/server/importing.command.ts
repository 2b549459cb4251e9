import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import { readCsvRows } from '#platform/server/spreadsheets/csv-rows.ts'
import { readSheetRows } from '#platform/server/spreadsheets/sheet-rows.ts'
import { importLabels, labelImported, maxImportBytes } from '../contract.ts'
import { type ImportPlan, planImport } from '../domain/import-plan.ts'
import { columnsOf, type ImportRow, readImportRows, tidy, unnamedColumns } from '../domain/import-rows.ts'
import { carryOut } from './planned-changes.ts'
import { allLabels } from './taxonomy.store.ts'

const maxRows = 20_000

async function rowsOf(bytes: Buffer): Promise<string[][]> {
  const isArchive = bytes.toString('latin1', 0, 2) === 'PK' || bytes.readUInt16BE(0) === 0xd0cf
  const rows: string[][] = []
  for await (const row of isArchive ? readSheetRows(bytes) : readCsvRows(bytes)) {
    if (rows.length === maxRows) throw new Refusal('taxonomy.tooManyRows', 'limit', { maxRows })
    rows.push(row)
  }
  return rows
}

function labelsIn(rows: readonly string[][]): ImportRow[] {
  const first = rows.findIndex((row) => row.some((cell) => tidy(cell) !== ''))
  const heading = rows[first]
  if (heading === undefined) throw new Refusal('taxonomy.importEmpty', 'invalid')
  const named = columnsOf(heading)
  if (named !== null) return readImportRows(rows.slice(first + 1), named, first + 2)
  const columns = unnamedColumns(
    Math.max(...rows.map((row) => row.findLastIndex((cell) => tidy(cell) !== '') + 1)),
  )
  if (columns === null) throw new Refusal('taxonomy.importNoLevels', 'invalid', { columns: heading.length })
  return readImportRows(rows.slice(first), columns, first + 1)
}

async function importPlan(context: CommandContext, plan: ImportPlan, refused: number): Promise<void> {
  const { created, changed, archived } = plan
  if (created.length + changed.length + archived.length === 0) return
  const { id, version } = await carryOut(context, plan, 'own')
  const figures = { created: created.length, changed: changed.length, archived: archived.length, refused }
  context.emit(labelImported, { subject: id, facts: { ...figures, version } })
}

export const importingLabels = command(importLabels, async (context, { content, others, dryRun }) => {
  const bytes = Buffer.from(content, 'base64')
  if (bytes.length < 2) throw new Refusal('taxonomy.importEmpty', 'invalid')
  if (bytes.length > maxImportBytes)
    throw new Refusal('taxonomy.importTooLarge', 'limit', { maxBytes: maxImportBytes })
  const rows = labelsIn(await rowsOf(bytes))
  const plan = planImport(await allLabels(context.db), rows, { others, newId: context.newId })
  const refused = plan.rows.filter(({ outcome }) => outcome === 'refused').length
  if (!dryRun) await importPlan(context, plan, refused)
  return {
    dryRun,
    created: plan.created.length,
    changed: plan.changed.length,
    archived: plan.archived.length,
    refused,
    rows: plan.rows.map((row) => ({ ...row, path: [...row.path] })),
  }
})
