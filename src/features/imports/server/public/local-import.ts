import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Refusal } from '#platform/contract/refusal.ts'
import type { CommandContext } from '#platform/server/command.ts'
import type { JobContext } from '#platform/server/jobs.ts'
import { importDiscarded, importStarted, importStopped, importUploaded } from '../../contract.ts'
import { faultOfMapping, type Mapping, type Target, targets } from '../../domain/fields.ts'
import type { Mode } from '../../domain/life.ts'
import { carryOut, type Desk, type Ending, type Pace } from '../carrying-out.ts'
import { formatOf, type OpenFile } from '../file-rows.ts'
import { changeImport, deleteImport, importOf, insertImport, rememberMapping } from '../imports.store.ts'
import type { Import } from '../imports.tables.ts'
import { runLeftOff } from '../left-off.query.ts'
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

async function hashOf(path: string): Promise<Buffer> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest()
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
  const sha256 = await hashOf(path)
  const importId = await desk.transact(async ({ db, now, newId, emit }) => {
    const id = newId()
    const given = { id, file_name: basename(path), format: file.format, bytes: file.bytes, sha256 }
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

/** What came of it; `resumedAfter` is the row behind which an earlier run of the same file was taken up. */
export interface Outcome {
  readonly ending: Ending
  readonly standing: Import
  readonly resumedAfter: number | null
}

async function check(desk: Desk, { file, standing }: LocalImport, order: Order & { pace: Pace }) {
  const { id } = standing
  const change = { mapping: JSON.stringify(order.mapping), mode: order.mode, state: 'checking' } as const
  await desk.transact(({ db, now }) => changeImport(db, id, { ...change, moved_at: new Date(now) }), {
    quiet: 'a dry run writes nothing',
  })
  const ending = await carryOut(desk, id, { file, pace: order.pace })
  return { ending, standing: await standingAfter(desk, id), resumedAfter: null }
}

/** Begins, or takes up the run that was left off: one file is one import, with one undo. */
async function begin(desk: Desk, { id, signature, sha256 }: Import, { mapping, mode }: Order) {
  return desk.transact(async ({ db, now, emit }) => {
    const at = new Date(now)
    const left = await runLeftOff(db, { sha256, mode, mapping })
    const importId = left?.id ?? id
    if (left !== undefined) await discard({ db, emit }, id)
    const change = { mapping: JSON.stringify(mapping), mode, state: 'running', failure: null } as const
    const first = left === undefined && { started_at: at }
    await changeImport(db, importId, { ...change, ...first, moved_at: at })
    if (signature !== null) await rememberMapping(db, signature, { mapping, at, by: null })
    emit(importStarted, { subject: importId, facts: { mode, afterRow: left?.last_row ?? 0 } })
    return { importId, resumedAfter: left?.last_row ?? null }
  })
}

async function run(desk: Desk, { file, standing }: LocalImport, order: Order & { pace: Pace }) {
  const { importId, resumedAfter } = await begin(desk, standing, order)
  let ending: Ending
  do {
    ending = await carryOut(desk, importId, { file, pace: order.pace })
    // The last batch of a process that was killed may still have come through: go on behind it.
  } while (ending === 'superseded' && (await standingAfter(desk, importId)).state === 'running')
  if (ending === 'paused') await rest(desk, importId)
  return { ending, standing: await standingAfter(desk, importId), resumedAfter }
}

/**
 * Takes a local file in, or only checks it, at its own pace. The same file read in the same way goes on where an earlier run was stopped
 * or killed. Refuses `imports.badMapping`, and `imports.alreadyRunning` while another process takes this file in.
 */
export async function carryOutLocally(
  desk: Desk & Pick<JobContext, 'hold'>,
  local: LocalImport,
  order: Order & { pace: Pace },
): Promise<Outcome> {
  const { headers, sha256 } = local.standing
  const fault = faultOfMapping(order.mapping, { columns: headers?.length ?? 0, mode: order.mode })
  if (fault !== null) throw new Refusal('imports.badMapping', 'invalid', { ...fault })
  if (order.dryRun) return check(desk, local, order)
  const held = await desk.hold(`import of ${sha256?.toString('hex')}`)
  if (held === null) throw new Refusal('imports.alreadyRunning', 'conflict')
  return run(desk, local, order).finally(held.release)
}

async function rest(desk: Desk, importId: string): Promise<void> {
  await desk.transact(async ({ db, now, emit }) => {
    const { last_row: afterRow } = await standingAfter({ ...desk, read: db }, importId)
    await changeImport(db, importId, { state: 'stopped', moved_at: new Date(now) })
    emit(importStopped, { subject: importId, facts: { afterRow } })
  })
}

async function discard({ db, emit }: Pick<CommandContext, 'db' | 'emit'>, importId: string): Promise<void> {
  await deleteImport(db, importId)
  emit(importDiscarded, { subject: importId, facts: {} })
}

/** Takes a local import off the list again, unless it has begun to write. */
export async function discardLocalImport(desk: Desk, importId: string): Promise<void> {
  await desk.transact(async (context) => {
    const standing = await importOf(context.db, importId)
    if (standing !== undefined && standing.started_at === null) await discard(context, importId)
  })
}
