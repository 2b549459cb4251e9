import { type FileHandle, open } from 'node:fs/promises'

/** Thrown for what is no ONNX file, or only the beginning of one. */
export class BrokenModel extends Error {}

const graphField = 7
const metadataField = 14
const longestEntry = 1024 * 1024

/** Reads a file's fields from the front, without reading what is passed over. */
class Fields {
  readonly #file: FileHandle
  readonly #size: number
  #at = 0

  constructor(file: FileHandle, size: number) {
    this.#file = file
    this.#size = size
  }

  get atEnd(): boolean {
    return this.#at >= this.#size
  }

  async bytes(length: number): Promise<Buffer> {
    const { buffer, bytesRead } = await this.#file.read(Buffer.alloc(length), 0, length, this.#at)
    this.pass(length)
    if (bytesRead < length) throw new BrokenModel()
    return buffer
  }

  pass(length: number): void {
    if (this.#at + length > this.#size) throw new BrokenModel()
    this.#at += length
  }

  async varint(): Promise<number> {
    let value = 0
    for (let i = 0; i < 10; i++) {
      const [byte] = (await this.bytes(1)) as unknown as [number]
      value += (byte & 127) * 128 ** i
      if (byte < 128) return value
    }
    throw new BrokenModel()
  }
}

/** A key and its value: fields 1 and 2, both text. */
function entryIn(bytes: Buffer): [string, string] {
  const parts: Record<number, string> = {}
  for (let at = 0; at < bytes.length; ) {
    const field = (bytes[at++] as number) >> 3
    let length = 0
    for (let i = 0; ; i++) {
      const byte = bytes[at++]
      if (byte === undefined) throw new BrokenModel()
      length += (byte & 127) * 128 ** i
      if (byte < 128) break
    }
    parts[field] = bytes.toString('utf8', at, at + length)
    at += length
  }
  return [parts[1] ?? '', parts[2] ?? '']
}

/**
 * What an ONNX file says about itself (`metadata_props` of its ModelProto); its weights, which may be gigabytes, are passed over. Throws
 * BrokenModel when it is none, or breaks off.
 */
export async function onnxMetadata(path: string): Promise<Readonly<Record<string, string>>> {
  const file = await open(path)
  try {
    const fields = new Fields(file, (await file.stat()).size)
    const entries: [string, string][] = []
    let graphs = 0
    while (!fields.atEnd) {
      const tag = await fields.varint()
      const [field, kind] = [Math.floor(tag / 8), tag % 8]
      if (kind === 0) await fields.varint()
      else if (kind !== 2) throw new BrokenModel()
      else {
        const length = await fields.varint()
        if (field === metadataField && length <= longestEntry)
          entries.push(entryIn(await fields.bytes(length)))
        else fields.pass(length)
        if (field === graphField) graphs++
      }
    }
    if (graphs !== 1) throw new BrokenModel()
    return Object.fromEntries(entries)
  } finally {
    await file.close()
  }
}
