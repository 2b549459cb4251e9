import type { Readable } from 'node:stream'

/** Where the bytes of files lie: a local folder or an S3-compatible bucket. Keys are UUIDs we make. */
export interface FileStore {
  put(key: string, content: Uint8Array): Promise<void>
  /** Opens a file for reading. Throws FileMissing when there is none. */
  open(key: string): Promise<Readable>
  remove(key: string): Promise<void>
}

/** A file that should be there is not. */
export class FileMissing extends Error {}
