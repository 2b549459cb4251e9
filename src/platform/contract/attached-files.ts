import { z } from 'zod'
import { id } from './id.ts'

/** Files that go with what is written; each was uploaded before, within a day. */
export const attachedFiles = z
  .array(z.object({ id, name: z.string().trim().min(1).max(200) }))
  .max(10)
  .default([])
/** What came of them: each with the name it is shown by. */
export type AttachedFiles = z.output<typeof attachedFiles>
