import { z } from 'zod'
import { done, nothing, write } from '#platform/contract/endpoint.ts'
import { event } from '#platform/contract/event.ts'
import { id } from '#platform/contract/id.ts'
import { splitVoices } from '../domain/succession.ts'
import { editable, name } from './label-fields.ts'

const ofLabel = { subject: 'label', readWith: 'intake.read' } as const

/** A label counts under another one from now on; so many voices and tickets were counted along. */
export const labelMerged = event('taxonomy.label_merged', {
  ...ofLabel,
  facts: z.object({
    fromLabelId: id,
    intoLabelId: id,
    voices: z.number(),
    tickets: z.number(),
    /** Labels that stood below it and stand below the other now; absent where none did. */
    moved: z.number().optional(),
    version: z.number(),
  }),
})

/** A merge was taken back: the label stands and counts for itself again. */
export const labelMergeUndone = event('taxonomy.label_merge_undone', {
  ...ofLabel,
  facts: z.object({ fromLabelId: id, intoLabelId: id, version: z.number() }),
})

/** New labels took a label's place; its voices are judged again, or wait for a person. */
export const labelSplit = event('taxonomy.label_split', {
  ...ofLabel,
  facts: z.object({
    fromLabelId: id,
    parts: z.number(),
    voices: z.enum(splitVoices),
    version: z.number(),
  }),
})

export const mergeLabel = write({
  method: 'PUT',
  path: '/api/labels/:labelId/merge',
  access: 'taxonomy.edit',
  reach: 'all',
  /** Versions of both labels as they were read, so that nobody merges what somebody else just changed. */
  input: z.object({
    intoId: id,
    version: z.number().int(),
    intoVersion: z.number().int(),
    /** Whether labels below it go under the other one; refused where there are some and nobody said so. */
    withBelow: z.boolean().default(false),
  }),
  reply: z.object({ voices: z.number(), tickets: z.number() }),
})

export const undoMerge = write({
  method: 'DELETE',
  path: '/api/labels/:labelId/merge',
  access: 'taxonomy.edit',
  reach: 'all',
  input: nothing,
  reply: done,
})

export const splitLabel = write({
  method: 'POST',
  path: '/api/labels/:labelId/parts',
  access: 'taxonomy.edit',
  reach: 'all',
  input: z.object({
    version: z.number().int(),
    parts: z
      .array(z.object({ nameZh: name, ...editable }))
      .min(2)
      .max(20),
    /** What becomes of the label's voices, those included that people gave it. */
    voices: z.enum(splitVoices),
  }),
  reply: z.object({ labelIds: z.array(id) }),
})
