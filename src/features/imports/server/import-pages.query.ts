import { sql } from 'kysely'
import { Refusal } from '#platform/contract/refusal.ts'
import type { Actor } from '#platform/server/actor.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { decodeCursor, pageOfRows } from '#platform/server/database/pages.ts'
import { importRejects, listImports, readImport } from '../contract.ts'
import { canDo } from '../domain/life.ts'
import type { Import } from './imports.tables.ts'
import { rejectedRows } from './rejects.query.ts'
import { standingOf } from './standing.ts'
import { visibleImports } from './visible-imports.ts'

const iso = (at: Date | null): string | null => at?.toISOString() ?? null

function itemOf(row: Import & { by: string | null }) {
  const { taken, known, rejected } = row
  const undone = row.undone_at
  return {
    id: row.id,
    fileName: row.file_name,
    format: row.format,
    bytes: row.bytes,
    origin: row.origin,
    state: row.state,
    mode: row.mode,
    rowsTotal: row.rows_total,
    rowsDone: taken + known + rejected,
    taken,
    known,
    rejected,
    failure: row.failure,
    createdAt: row.created_at.toISOString(),
    createdBy: row.by,
    startedAt: iso(row.started_at),
    finishedAt: iso(row.finished_at),
    undone: undone && { at: undone.toISOString(), removed: row.removed ?? 0, kept: row.kept ?? 0 },
  }
}

const withPerson = (read: ReadHandle, actor: Actor) =>
  visibleImports(read, actor)
    .selectAll('imports')
    .select(sql<string | null>`(select name from people where people.id = imports.created_by)`.as('by'))

/** One import the actor may see. Refuses `platform.notFound`. */
export async function seenImport(
  read: ReadHandle,
  actor: Actor,
  importId: string,
): Promise<Import & { by: string | null }> {
  const row = await withPerson(read, actor).where('imports.id', '=', importId).executeTakeFirst()
  if (row === undefined) throw new Refusal('platform.notFound', 'missing')
  return row
}

export const importList = query(listImports, async ({ read, actor }, { cursor, limit }) => {
  let rows = withPerson(read, actor)
  if (cursor !== undefined) {
    const [at, id] = decodeCursor(cursor, 2)
    rows = rows.where(sql<boolean>`(imports.created_at, imports.id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  const found = await rows
    .orderBy('imports.created_at', 'desc')
    .orderBy('imports.id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = pageOfRows(found, limit, (row) => [row.created_at.toISOString(), row.id])
  return { items: page.items.map(itemOf), next: page.next }
})

function columnsOf({ headers, preview, guess }: Import) {
  if (headers === null) return null
  return headers.map((name, column) => ({
    name,
    samples: [
      ...new Set((preview ?? []).map((row) => row[column] ?? '').filter((cell) => cell !== '')),
    ].slice(0, 3),
    guess: guess?.columns[column]?.target ?? 'ignore',
    confidence: guess?.columns[column]?.confidence ?? 0,
  }))
}

function deedsOf(row: Import) {
  const standing = standingOf(row)
  return {
    map: canDo('map', standing),
    check: canDo('check', standing),
    run: canDo('run', standing),
    stop: canDo('stop', standing),
    undo: canDo('undo', standing),
    discard: canDo('discard', standing),
  }
}

export const importDetails = query(readImport, async ({ read, actor }, { importId }) => {
  const row = await seenImport(read, actor, importId)
  return {
    ...itemOf(row),
    encoding: row.encoding,
    columns: columnsOf(row),
    preview: row.preview ?? [],
    mapping: row.mapping && { ...row.mapping, columns: [...row.mapping.columns] },
    remembered: row.remembered,
    checkedAt: iso(row.checked_at),
    forgotten: row.forgotten_at !== null,
    can: deedsOf(row),
  }
})

export const rejects = query(importRejects, async ({ read, actor }, { importId, cursor, limit }) => {
  const { headers } = await seenImport(read, actor, importId)
  const after = cursor === undefined ? 0 : Number(decodeCursor(cursor, 1)[0])
  const found = await rejectedRows(read, importId, { after, limit: limit + 1 })
  const page = pageOfRows(found, limit, (row) => [row.row_number])
  return {
    items: page.items.map(({ row_number, faults, cells }) => ({
      row: row_number,
      faults: faults.map(({ code, column }) => ({
        code,
        column: column === null ? null : (headers?.[column] ?? null),
      })),
      cells: cells.map((cell) => cell.slice(0, 300)),
    })),
    next: page.next,
  }
})
