import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { type Readable, Transform } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import { limits, spreadsheetProblem } from './limits.ts'

interface Part {
  readonly method: number
  readonly packedBytes: number
  readonly offset: number
}

/** An archive's parts by name, each readable as a stream any number of times. */
export interface Archive {
  readonly names: readonly string[]
  read(name: string): Promise<Readable>
  close(): Promise<void>
}

const endSignature = 0x06054b50
const end64Signature = 0x06064b50
const locator64Signature = 0x07064b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50
const endBytes = 22
const longestComment = 0xffff

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  const { bytesRead } = await file.read(buffer, 0, length, position)
  if (position < 0 || bytesRead < length) throw spreadsheetProblem('Broken')
  return buffer
}

interface Directory {
  readonly count: number
  readonly bytes: number
  readonly offset: number
}

// ZIP64 (APPNOTE 4.3.14): large workbooks written as a stream keep their real figures in a second record.
async function directory64(file: FileHandle, endPosition: number): Promise<Directory | null> {
  if (endPosition < 20) return null
  const locator = await bytesAt(file, endPosition - 20, 20)
  if (locator.readUInt32LE(0) !== locator64Signature) return null
  const record = await bytesAt(file, Number(locator.readBigUInt64LE(8)), 56)
  if (record.readUInt32LE(0) !== end64Signature) throw spreadsheetProblem('Broken')
  const at = (offset: number) => Number(record.readBigUInt64LE(offset))
  return { count: at(32), bytes: at(40), offset: at(48) }
}

async function directoryOf(file: FileHandle): Promise<Directory> {
  const { size } = await file.stat()
  const tailBytes = Math.min(size, endBytes + longestComment)
  const tail = await bytesAt(file, size - tailBytes, tailBytes)
  for (let at = tail.length - endBytes; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== endSignature) continue
    const plain = {
      count: tail.readUInt16LE(at + 10),
      bytes: tail.readUInt32LE(at + 12),
      offset: tail.readUInt32LE(at + 16),
    }
    return (await directory64(file, size - tailBytes + at)) ?? plain
  }
  throw spreadsheetProblem('Broken')
}

function wide(extra: Buffer, wanted: { bytes: number; packedBytes: number; offset: number }) {
  const values = { ...wanted }
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue
    let from = at + 4
    for (const key of ['bytes', 'packedBytes', 'offset'] as const) {
      if (values[key] !== 0xffffffff || from + 8 > extra.length) continue
      values[key] = Number(extra.readBigUInt64LE(from))
      from += 8
    }
  }
  return values
}

function partsOf(directory: Buffer, count: number): Map<string, Part> {
  const parts = new Map<string, Part>()
  let at = 0
  for (let i = 0; i < count; i++) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== entrySignature)
      throw spreadsheetProblem('Broken')
    if (directory.readUInt16LE(at + 8) & 1) throw spreadsheetProblem('Protected')
    const [name, extra, comment] = [28, 30, 32].map((field) => directory.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ]
    const sizes = wide(directory.subarray(at + 46 + name, at + 46 + name + extra), {
      packedBytes: directory.readUInt32LE(at + 20),
      bytes: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
    })
    const key = directory
      .toString('utf8', at + 46, at + 46 + name)
      .replaceAll('\\', '/')
      .replace(/^\//, '')
    parts.set(key, { method: directory.readUInt16LE(at + 10), ...sizes })
    at += 46 + name + extra + comment
  }
  return parts
}

// Sizes in an archive are claims: what counts is what comes out.
function suspicious(packedBytes: number): Transform {
  let bytes = 0
  return new Transform({
    transform(piece: Uint8Array, _encoding, done) {
      bytes += piece.length
      const bomb =
        bytes > limits.partBytes || (bytes > limits.ratioFrom && bytes > packedBytes * limits.ratio)
      if (bomb) done(spreadsheetProblem('BombSuspected'))
      else done(null, piece)
    },
  })
}

async function partStream(file: FileHandle, path: string, part: Part): Promise<Readable> {
  const header = await bytesAt(file, part.offset, 30)
  if (header.readUInt32LE(0) !== localSignature) throw spreadsheetProblem('Broken')
  const start = part.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
  if (part.method !== 0 && part.method !== 8) throw spreadsheetProblem('Broken')
  const raw = createReadStream(path, { start, end: start + Math.max(0, part.packedBytes - 1) })
  const checked = suspicious(part.packedBytes)
  const broken = (error: Error) => checked.destroy('kind' in error ? error : spreadsheetProblem('Broken'))
  raw.on('error', broken)
  if (part.method === 0) return raw.pipe(checked)
  const inflated = createInflateRaw()
  inflated.on('error', broken)
  checked.on('close', () => {
    raw.destroy()
    inflated.destroy()
  })
  return raw.pipe(inflated).pipe(checked)
}

/** Opens a ZIP archive on disk by its table of contents. */
export async function openArchive(path: string): Promise<Archive> {
  const file = await open(path)
  try {
    const directory = await directoryOf(file)
    if (directory.count > limits.parts || directory.bytes > limits.smallPartBytes)
      throw spreadsheetProblem('BombSuspected')
    const parts = partsOf(await bytesAt(file, directory.offset, directory.bytes), directory.count)
    return {
      names: [...parts.keys()],
      read(name) {
        const part = parts.get(name)
        if (part === undefined) throw spreadsheetProblem('Broken')
        return partStream(file, path, part)
      },
      close: () => file.close(),
    }
  } catch (error) {
    await file.close()
    throw error
  }
}
