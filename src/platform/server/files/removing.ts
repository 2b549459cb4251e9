import { z } from 'zod'
import { id } from '#platform/contract/id.ts'
import type { CommandContext } from '../command.ts'
import { job } from '../jobs.ts'
import { markRemoved } from './files.store.ts'

/** Removes the bytes of files whose rows were marked as gone; the rows commit first, so that none points at nothing unmarked. */
export const removeBytes = job({
  name: 'files.remove-bytes',
  input: z.object({ fileIds: z.array(id) }),
  run: async ({ files }, { fileIds }) => {
    for (const fileId of fileIds) await files.remove(fileId)
  },
})

/** Lets go of files for good. */
export async function removeFiles(
  { db, enqueue }: Pick<CommandContext, 'db' | 'enqueue'>,
  fileIds: readonly string[],
): Promise<void> {
  if (fileIds.length === 0) return
  await markRemoved(db, fileIds)
  await enqueue(removeBytes, { fileIds: [...fileIds] })
}
