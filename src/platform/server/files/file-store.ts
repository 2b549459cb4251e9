import type { Readable } from 'node:stream'

/** A part of a file: its first and its last byte. */
export interface Part {
  readonly first: number
  readonly last: number
}

/** Where the bytes of files lie: a local folder or an S3-compatible bucket. Keys are UUIDs we make. */
export interface FileStore {
  put(key: string, content: Uint8Array): Promise<void>
  /** Opens a file, or a part of it, for reading. Throws FileMissing when there is none. */
  open(key: string, part?: Part): Promise<Readable>
  remove(key: string): Promise<void>
}

/** A file that should be there is not. */
export class FileMissing extends Error {}
