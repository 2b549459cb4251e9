import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { Refusal } from '#platform/contract/refusal.ts'
import { importDiscarded, importStarted, importStopped, importUploaded } from '../../contract.ts'
import { faultOfMapping, type Mapping, type Target, targets } from '../../domain/fields.ts'
import type { Mode } from '../../domain/life.ts'
import { carryOut, type Desk, type Ending, type Pace } from '../carrying-out.ts'
import { formatOf, type OpenFile } from '../file-rows.ts'
import { changeImport, deleteImport, importOf, insertImport, rememberMapping } from '../imports.store.ts'
import type { Import } from '../imports.tables.ts'
import { understand } from '../looking.ts'
import { timeZoneOfOrganisation } from '../organisation.query.ts'

/** What columns can be, and how a file is read: the words of the command line. */
export { type Mapping, type Mode, type Target, targets }

const headBytes = 4096

/** A file on this machine, known to Huixiang as an import. */
export interface LocalImport {
  readonly file: OpenFile & { readonly bytes: number }
  readonly standing: Import
}

async function localFile(path: string): Promise<OpenFile & { bytes: number }> {
  const { size } = await stat(path)
  const handle = await open(path)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0)
    return {
      format: formatOf(buffer.subarray(0, bytesRead)),
      open: () => createReadStream(path),
      bytes: size,
    }
  } finally {
    await handle.close()
  }
}

async function standingAfter(desk: Desk, importId: string): Promise<Import> {
  const standing = await importOf(desk.read, importId)
  if (standing === undefined) throw new Refusal('platform.notFound', 'missing')
  return standing
}

/**
 * Notes a local file as an import and looks at it: its columns, the mapping remembered or guessed. Its bytes stay where they are.
 * Refuses what is no file of voices, and `imports.noOrganisation` before the set-up.
 */
export async function lookAtLocalFile(desk: Desk, path: string): Promise<LocalImport> {
  if ((await timeZoneOfOrganisation(desk.read)) === null)
    throw new Refusal('imports.noOrganisation', 'conflict')
  const file = await localFile(path)
  const importId = await desk.transact(async ({ db, now, newId, emit }) => {
    const id = newId()
    const given = { id, file_name: basename(path), format: file.format, bytes: file.bytes }
    await insertImport(db, {
      ...given,
      parts: [],
      origin: 'command_line',
      created_by: null,
      at: new Date(now),
    })
    emit(importUploaded, { subject: id, facts: { bytes: file.bytes } })
    return id
  })
  await understand(desk, importId, file)
  const standing = await standingAfter(desk, importId)
  if (standing.failure === null) return { file, standing }
  await discardLocalImport(desk, importId)
  throw new Refusal(standing.failure.code as `${string}.${string}`, 'invalid', standing.failure.facts)
}

/** The mapping of an import with some columns, named by their headings, put to other fields. Refuses `imports.unknownColumn`. */
export function mappingWith(
  { headers, mapping }: Import,
  changes: ReadonlyMap<string, Target>,
  source?: string,
): Mapping {
  const names = headers ?? []
  const guessed = mapping as Mapping
  for (const column of changes.keys())
    if (!names.includes(column))
      throw new Refusal('imports.unknownColumn', 'invalid', { column, columns: names.join(', ') })
  const given = new Set(changes.values())
  const columns = names.map((name, column): Target => {
    const target = guessed.columns[column] ?? 'ignore'
    // A field that was given to another column by hand is free here.
    return (
      changes.get(name) ?? (given.has(target) && target !== 'text' && target !== 'keep' ? 'ignore' : target)
    )
  })
  return { ...guessed, columns, ...(source !== undefined && { source }) }
}

/** How a local import is to be read. */
export interface Order {
  readonly mapping: Mapping
  readonly mode: Mode
  readonly dryRun: boolean
}

/** Takes a local file in, or only checks it, at its own pace. Refuses `imports.badMapping`. */
export async function carryOutLocally(
  desk: Desk,
  { file, standing }: LocalImport,
  order: Order & { pace: Pace },
): Promise<{ ending: Ending; standing: Import }> {
  const { mapping, mode, dryRun, pace } = order
  const fault = faultOfMapping(mapping, { columns: standing.headers?.length ?? 0, mode })
  if (fault !== null) throw new Refusal('imports.badMapping', 'invalid', { ...fault })
  const { id, signature } = standing
  await desk.transact(
    async ({ db, now, emit }) => {
      const at = new Date(now)
      const state = dryRun ? 'checking' : 'running'
      await changeImport(db, id, { mapping: JSON.stringify(mapping), mode, state, moved_at: at })
      if (dryRun) return
      await changeImport(db, id, { started_at: at })
      if (signature !== null) await rememberMapping(db, signature, { mapping, at, by: null })
      emit(importStarted, { subject: id, facts: { mode, afterRow: 0 } })
    },
    { quiet: 'a dry run writes nothing' },
  )
  const ending = await carryOut(desk, id, { file, pace })
  if (ending === 'paused') await rest(desk, id)
  return { ending, standing: await standingAfter(desk, id) }
}

async function rest(desk: Desk, importId: string): Promise<void> {
  await desk.transact(async ({ db, now, emit }) => {
    const { last_row: afterRow } = await standingAfter({ ...desk, read: db }, importId)
    await changeImport(db, importId, { state: 'stopped', moved_at: new Date(now) })
    emit(importStopped, { subject: importId, facts: { afterRow } })
  })
}

/** Takes a local import that wrote nothing off the list again. */
export async function discardLocalImport(desk: Desk, importId: string): Promise<void> {
  await desk.transact(async ({ db, emit }) => {
    await deleteImport(db, importId)
    emit(importDiscarded, { subject: importId, facts: {} })
  })
}
