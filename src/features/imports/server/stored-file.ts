import type { FileStore } from '#platform/server/files/file-store.ts'
import type { OpenFile } from './file-rows.ts'
import type { Import } from './imports.tables.ts'

async function* partsOf(files: FileStore, parts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield* (await files.open(part)) as AsyncIterable<Uint8Array>
}

/** The bytes of an uploaded file, part after part. */
export const storedFile = (
  files: FileStore,
  { format, parts }: Pick<Import, 'format' | 'parts'>,
): OpenFile => ({
  format,
  open: () => partsOf(files, parts),
})
