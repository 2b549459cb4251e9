import { createHash, randomUUID } from 'node:crypto'
import type { Readable } from 'node:stream'
import { Refusal } from '#platform/contract/refusal.ts'
import type { House, Undertaking } from '../house.ts'
import { uuid7 } from '../ids.ts'
import { insertFile } from './files.store.ts'
import { type MediaType, mediaTypeOf } from './media-type.ts'
import { stripHeic } from './metadata/heic.ts'
import { stripJpeg } from './metadata/jpeg.ts'
import { BrokenPicture } from './metadata/orientation.ts'
import { stripPng } from './metadata/png.ts'
import { stripWebp } from './metadata/webp.ts'
import { scanForViruses } from './virus-scan.ts'

/** Largest file, in bytes. */
export const maxFileBytes = 20 * 1024 * 1024

/** A file that was stored and belongs to nothing yet. */
export interface StoredFile {
  readonly fileId: string
  readonly mediaType: MediaType
  readonly bytes: number
}

const strippers: Partial<Record<MediaType, (bytes: Uint8Array) => Uint8Array>> = {
  'image/jpeg': stripJpeg,
  'image/png': stripPng,
  'image/webp': stripWebp,
  'image/heic': stripHeic,
}

function withoutMetadata(content: Uint8Array, mediaType: MediaType): Uint8Array {
  try {
    return strippers[mediaType]?.(content) ?? content
  } catch (error) {
    if (error instanceof BrokenPicture || error instanceof RangeError)
      throw new Refusal('platform.brokenPicture', 'invalid')
    throw error
  }
}

const tooLarge = () => new Refusal('platform.fileTooLarge', 'invalid', { maxBytes: maxFileBytes })

/** The bytes of a form's file. Refuses `platform.fileTooLarge` as soon as it is, without waiting for the rest. */
export async function bytesOf(file: Readable): Promise<Buffer> {
  file.once('limit', () => file.destroy(tooLarge()))
  const pieces: Buffer[] = []
  for await (const piece of file) pieces.push(piece)
  return Buffer.concat(pieces)
}

async function accepted(
  house: House,
  content: Uint8Array,
): Promise<{ mediaType: MediaType; clean: Uint8Array }> {
  if (content.length > maxFileBytes) throw tooLarge()
  const mediaType = await mediaTypeOf(content)
  if (mediaType === null) throw new Refusal('platform.fileNotAccepted', 'invalid')
  const { HUIXIANG_VIRUS_SCAN: scan } = house.settings
  if (scan !== undefined) await scanForViruses(scan, content)
  return { mediaType, clean: withoutMetadata(content, mediaType) }
}

/** What was noted; the bytes stay only if it was this file, not when the key had been used before. */
async function keptOnce(house: House, fileId: string, noting: Promise<StoredFile>): Promise<StoredFile> {
  try {
    const noted = await noting
    if (noted.fileId !== fileId) await house.files.remove(fileId)
    return noted
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'conflict') await house.files.remove(fileId)
    throw error
  }
}

const dayMs = 86_400_000

/** The end of a moment's day, in UTC. */
const endOfDay = (now: number): Date => new Date(Math.ceil(now / dayMs) * dayMs)

/**
 * Takes a file in: checked by its content, scanned, freed of what a picture tells beside itself, stored.
 * It waits a day for something to belong to. Of a `timeless` one nothing tells when it came but the day. Sent again with its Idempotency-Key it is the file that it was. Refuses
 * `platform.fileTooLarge`, `platform.fileNotAccepted`, `platform.brokenPicture`, `platform.infected`, `platform.scanFailed`.
 */
export async function storeUpload(
  house: House,
  {
    key,
    timeless = false,
    ...by
  }: Pick<Undertaking, 'actor' | 'request'> & {
    key?: string | undefined
    timeless?: boolean
  },
  content: Uint8Array,
): Promise<StoredFile> {
  const { mediaType, clean } = await accepted(house, content)
  const now = await house.now()
  const fileId = timeless ? randomUUID() : uuid7(now)
  // Bytes before the row: a row never points at nothing; bytes without a row cost space and no more.
  await house.files.put(fileId, clean)
  const sha256 = createHash('sha256').update(content)
  const once = key !== undefined && { key, request: `file ${sha256.digest('hex')}` }
  const quiet = 'an upload belongs to nothing yet'
  const reply = { fileId, mediaType, bytes: clean.length }
  const row = {
    id: fileId,
    media_type: mediaType,
    bytes: clean.length,
    sha256: createHash('sha256').update(clean).digest(),
    stored_at: timeless ? endOfDay(now) : new Date(now),
    state: 'waiting',
  } as const
  const noting = house.transact({ ...by, quiet, ...(once && { once }) }, async ({ db }) => {
    await insertFile(db, row)
    return reply
  })
  return keptOnce(house, fileId, noting)
}
