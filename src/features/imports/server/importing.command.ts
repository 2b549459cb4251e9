import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import { markRemoved } from '#platform/server/files/files.store.ts'
import {
  checkImport,
  discardImport,
  importDiscarded,
  importMapped,
  importStarted,
  importStopped,
  importUndoing,
  mapImport,
  runImport,
  stopImport,
  undoImport,
} from '../contract.ts'
import { faultOfMapping, type Mapping } from '../domain/fields.ts'
import type { Mode } from '../domain/life.ts'
import { removeParts, workOnImport } from './import-work.ts'
import { changeImport, clearOutcomes, deleteImport, rememberMapping } from './imports.store.ts'
import { type Locked, lockedImport } from './locked-import.ts'

/** Refuses `imports.badMapping` with the fault and the field it is about. */
function requireSound(mapping: Mapping, row: Locked, mode: Mode | null): void {
  const found = faultOfMapping(mapping, { columns: row.headers?.length ?? 0, mode })
  if (found !== null) throw new Refusal('imports.badMapping', 'invalid', { ...found })
}

export const mapping = command(mapImport, async (context, { importId, ...given }) => {
  const { db, now, actor, emit } = context
  const row = await lockedImport(context, importId, 'map')
  requireSound(given, row, null)
  await clearOutcomes(db, importId)
  await changeImport(db, importId, { mapping: JSON.stringify(given), moved_at: new Date(now) })
  if (row.signature !== null)
    await rememberMapping(db, row.signature, { mapping: given, at: new Date(now), by: actor.id })
  emit(importMapped, { subject: importId, facts: { columns: given.columns.length } })
  return {}
})

export const checking = command(checkImport, async (context, { importId, mode }) => {
  const { db, now, enqueue } = context
  const row = await lockedImport(context, importId, 'check')
  requireSound(row.mapping as Mapping, row, mode)
  await clearOutcomes(db, importId)
  const change = { mode, failure: null, attempts: 0, moved_at: new Date(now) }
  await changeImport(db, importId, { ...change, state: 'checking' })
  await enqueue(workOnImport, { importId })
  return {}
})

export const running = command(runImport, async (context, { importId, mode }) => {
  const { db, now, emit, enqueue } = context
  const row = await lockedImport(context, importId, 'run')
  requireSound(row.mapping as Mapping, row, mode)
  // Going on keeps what was committed; a first start forgets what a check had counted.
  const first = row.started_at === null
  if (first) await clearOutcomes(db, importId)
  const at = new Date(now)
  const change = { mode: first ? mode : row.mode, failure: null, attempts: 0, moved_at: at }
  await changeImport(db, importId, { ...change, state: 'running', ...(first && { started_at: at }) })
  emit(importStarted, {
    subject: importId,
    facts: { mode: first ? mode : (row.mode ?? mode), afterRow: first ? 0 : row.last_row },
  })
  await enqueue(workOnImport, { importId })
  return {}
})

export const stopping = command(stopImport, async (context, { importId }) => {
  const { db, now, emit } = context
  const row = await lockedImport(context, importId, 'stop')
  const state = row.started_at === null ? 'ready' : 'stopped'
  await changeImport(db, importId, { state, moved_at: new Date(now) })
  emit(importStopped, { subject: importId, facts: { afterRow: row.last_row } })
  return {}
})

export const undoing = command(undoImport, async (context, { importId }) => {
  const { db, now, emit, enqueue } = context
  const row = await lockedImport(context, importId, 'undo')
  await changeImport(db, importId, { state: 'undoing', attempts: 0, removed: 0, moved_at: new Date(now) })
  emit(importUndoing, { subject: importId, facts: { taken: row.taken } })
  await enqueue(workOnImport, { importId })
  return {}
})

export const discarding = command(discardImport, async (context, { importId }) => {
  const { db, emit, enqueue } = context
  const { parts } = await lockedImport(context, importId, 'discard')
  await deleteImport(db, importId)
  await markRemoved(db, parts)
  if (parts.length > 0) await enqueue(removeParts, { parts })
  emit(importDiscarded, { subject: importId, facts: {} })
  return {}
})
