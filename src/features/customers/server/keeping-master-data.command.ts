import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import {
  importMasterData,
  type MasterList,
  masterDataImported,
  masterLists,
  masterRecordSaved,
  saveMasterRecord,
} from '../contract/master-data.ts'
import { type MasterRow, type RefusedRow, readMasterRows } from '../domain/master-csv.ts'
import { csvRows, decoded } from './csv.ts'
import { idOfCode, type MasterEntry, upsertMaster } from './master-data.store.ts'
import { unitExists, unitIdsByCode } from './org-unit-lookup.ts'

const listOf = (name: string): MasterList => {
  const list = masterLists.find((one) => one === name)
  if (list === undefined) throw new Refusal('platform.notFound', 'missing')
  return list
}

export const saveRecord = command(saveMasterRecord, async ({ db, now, newId, emit }, input) => {
  const list = listOf(input.list)
  const code = input.code.trim()
  if (code === '' || code.length > 200) throw new Refusal('customers.badCode', 'invalid')
  const { name, category, orgUnitId, active } = input
  if (orgUnitId !== null && !(await unitExists(db, orgUnitId)))
    throw new Refusal('customers.unknownUnit', 'invalid')
  const entry: MasterEntry = { id: newId(), code, name, category, orgUnitId, active }
  const [saved] = await upsertMaster(db, list, { entries: [entry], at: new Date(now) })
  if (saved !== undefined) {
    emit(masterRecordSaved, { subject: saved.id, facts: { list, created: saved.created } })
    return { ...entry, id: saved.id }
  }
  return { ...entry, id: await idOfCode(db, list, code) }
})

async function placed({ db, newId }: CommandContext, rows: readonly MasterRow[]) {
  const codes = rows.flatMap(({ unit }) => (unit === null ? [] : [unit]))
  const units = await unitIdsByCode(db, codes)
  const entries: MasterEntry[] = []
  const homeless: RefusedRow[] = []
  for (const { row, unit, ...rest } of rows) {
    const orgUnitId = unit === null ? null : (units.get(unit) ?? null)
    if (unit !== null && orgUnitId === null) homeless.push({ row, why: 'unknown_unit', value: unit })
    else entries.push({ ...rest, id: newId(), orgUnitId })
  }
  return { entries, homeless }
}

export const importRecords = command(importMasterData, async (context, input) => {
  const list = listOf(input.list)
  const { text, encoding } = decoded(Buffer.from(input.content, 'base64'))
  const rows = csvRows(text)
  if (rows.length > 10_001) throw new Refusal('customers.tooManyRows', 'invalid', { most: 10_000 })
  const { good, refused } = readMasterRows(rows)
  const { entries, homeless } = await placed(context, good)
  const saved = await upsertMaster(context.db, list, { entries, at: new Date(context.now) })
  const created = saved.filter((one) => one.created).length
  const all = [...refused, ...homeless].sort((one, other) => one.row - other.row)
  const facts = { created, changed: saved.length - created, refused: all.length }
  context.emit(masterDataImported, { subject: context.newId(), facts: { list, ...facts } })
  return { ...facts, encoding, refused: all }
})
