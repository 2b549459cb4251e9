import { z } from 'zod'
import { id } from '#platform/contract/id.ts'
import { job } from '#platform/server/jobs.ts'

/** Removes the bytes of files whose rows were marked as gone; the rows commit first, so that none points at nothing unmarked. */
export const removeFiles = job({
  name: 'intake.remove-files',
  input: z.object({ fileIds: z.array(id) }),
  run: async ({ files }, { fileIds }) => {
    for (const fileId of fileIds) await files.remove(fileId)
  },
})
