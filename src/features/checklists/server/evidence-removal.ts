import { z } from 'zod'
import { id } from '#platform/contract/id.ts'
import { job } from '#platform/server/jobs.ts'

/** Removes the bytes of evidence whose rows were marked as gone. */
export const removeEvidence = job({
  name: 'checklists.remove-evidence',
  input: z.object({ fileIds: z.array(id) }),
  run: async ({ files }, { fileIds }) => {
    for (const fileId of fileIds) await files.remove(fileId)
  },
})
