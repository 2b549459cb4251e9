import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { Refusal } from '#platform/contract/refusal.ts'
import { type Actor, admit } from '#platform/server/actor.ts'
import type { RequestFacts } from '#platform/server/command.ts'
import { insertFile } from '#platform/server/files/files.store.ts'
import type { House } from '#platform/server/house.ts'
import { form, json, type RawRoute } from '#platform/server/http/raw-route.ts'
import { actorOf, factsOf, type Identify, keyOf } from '#platform/server/http/request.ts'
import { uuid7 } from '#platform/server/ids.ts'
import { importUploaded, largestUpload } from '../contract.ts'
import { formatOf } from './file-rows.ts'
import { workOnImport } from './import-work.ts'
import { insertImport } from './imports.store.ts'

const partBytes = 8 * 1024 * 1024
const headBytes = 4096

export const uploadImport: RawRoute = {
  method: 'POST',
  path: '/api/imports',
  access: 'intake.import',
  reach: 'all',
  summary: 'Upload a file of voices to import',
  takes: form,
  gives: [json],
  once: true,
}

interface Part {
  readonly id: string
  readonly bytes: number
  readonly sha256: Buffer
}

/** Cuts a stream into parts of a size that is held in memory easily. */
async function* partsOf(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = []
  let bytes = 0
  for await (const piece of stream) {
    held.push(piece)
    bytes += piece.length
    if (bytes < partBytes) continue
    yield Buffer.concat(held)
    held = []
    bytes = 0
  }
  if (bytes > 0) yield Buffer.concat(held)
}

interface Stored {
  readonly parts: readonly Part[]
  readonly head: Buffer
  readonly bytes: number
}

/** Puts an upload into the file store part by part. Nothing of it stays when it breaks off, is too large or is no file of voices. */
async function store(house: House, stream: Readable & { truncated?: boolean }): Promise<Stored> {
  const parts: Part[] = []
  let head: Buffer = Buffer.alloc(0)
  try {
    for await (const content of partsOf(stream as AsyncIterable<Buffer>)) {
      if (parts.length === 0) {
        head = content.subarray(0, headBytes)
        formatOf(head)
      }
      const id = uuid7(await house.now())
      await house.files.put(id, content)
      parts.push({ id, bytes: content.length, sha256: createHash('sha256').update(content).digest() })
    }
    if (stream.truncated === true)
      throw new Refusal('imports.fileTooLarge', 'invalid', { maxMegabytes: largestUpload / 1024 ** 2 })
    if (parts.length === 0) throw new Refusal('imports.emptyFile', 'invalid')
  } catch (error) {
    await removeParts(house, parts)
    throw error
  }
  return { parts, head, bytes: parts.reduce((sum, part) => sum + part.bytes, 0) }
}

interface Given extends Stored {
  readonly fileName: string
  readonly key: string | undefined
}

async function note(
  house: House,
  by: { actor: Actor; request: RequestFacts },
  given: Given,
): Promise<{ importId: string; fresh: boolean }> {
  const { parts, head, bytes, fileName, key } = given
  const request = JSON.stringify([
    uploadImport.path,
    fileName,
    parts.map(({ sha256 }) => sha256.toString('hex')),
  ])
  const once = key !== undefined && { key, request }
  let fresh = false
  const importId = await house.transact(
    { ...by, ...(once && { once }) },
    async ({ db, now, newId, emit, enqueue }) => {
      fresh = true
      const importId = newId()
      const at = new Date(now)
      for (const { id, ...part } of parts)
        await insertFile(db, {
          id,
          ...part,
          media_type: 'application/octet-stream',
          stored_at: at,
          state: 'kept',
        })
      await insertImport(db, {
        id: importId,
        file_name: fileName,
        format: formatOf(head),
        bytes,
        parts: parts.map((part) => part.id),
        origin: 'upload',
        created_by: by.actor.id,
        at,
      })
      emit(importUploaded, { subject: importId, facts: { bytes } })
      await enqueue(workOnImport, { importId })
      return importId
    },
  )
  return { importId, fresh }
}

async function removeParts(house: House, parts: readonly Part[]): Promise<void> {
  for (const { id } of parts) await house.files.remove(id)
}

/** Notes the upload under its Idempotency-Key; of one that was noted before, or is refused, no bytes stay. */
async function noteOnce(
  house: House,
  by: { actor: Actor; request: RequestFacts },
  given: Given,
): Promise<string> {
  try {
    const noted = await note(house, by, given)
    if (!noted.fresh) await removeParts(house, given.parts)
    return noted.importId
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'conflict') await removeParts(house, given.parts)
    throw error
  }
}

/**
 * POST /api/imports: one file in a multipart form, streamed into the file store. Answers with the id of the import, which is looked at in
 * the background. These bytes are only ever read as a table, never served again, so no virus scan is needed. Needs intake.import.
 */
export function serveImportUploads(server: FastifyInstance, house: House, identify: Identify): void {
  server.post(uploadImport.path, async (request) => {
    const actor = await actorOf(request, identify)
    admit(actor, uploadImport)
    const file = await request.file({
      limits: { fileSize: largestUpload, files: 1 },
      throwFileSizeLimit: false,
    })
    if (file === undefined) throw new Refusal('imports.noFile', 'invalid')
    const stored = await store(house, file.file)
    const fileName = file.filename.replace(/[\p{Cc}/\\]/gu, '_').slice(0, 200) || 'file'
    const by = { actor, request: factsOf(request) }
    return { importId: await noteOnce(house, by, { ...stored, fileName, key: keyOf(request) }) }
  })
}
