import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { limits, spreadsheetProblem } from './limits.ts'

/** Where bytes come from: an upload's stream or what is in memory already. */
export type Source = AsyncIterable<Uint8Array> | Uint8Array

/** The bytes of a source, piece by piece. */
export async function* piecesOf(source: Source): AsyncGenerator<Uint8Array> {
  if (source instanceof Uint8Array) yield source
  else yield* source
}

function bounded(): Transform {
  let bytes = 0
  return new Transform({
    transform(piece: Uint8Array, _encoding, done) {
      bytes += piece.length
      if (bytes > limits.fileBytes) done(spreadsheetProblem('TooLarge', { maxBytes: limits.fileBytes }))
      else done(null, piece)
    },
  })
}

/** A folder that lives as long as a file is being read. */
export interface Spool {
  readonly folder: string
  readonly file: string
  remove(): Promise<void>
}

/** Puts a source into a temporary file: an archive's table of contents stands at its end, so it cannot be read while it arrives. */
export async function spool(source: Source): Promise<Spool> {
  const folder = await mkdtemp(join(tmpdir(), 'huixiang-sheet-'))
  const file = join(folder, 'source')
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    await pipeline(Readable.from(piecesOf(source)), bounded(), createWriteStream(file, { mode: 0o600 }))
  } catch (error) {
    await remove()
    throw error
  }
  return { folder, file, remove }
}
