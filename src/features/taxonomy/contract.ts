import { z } from 'zod'
import { done, nothing, read, write } from '#platform/contract/endpoint.ts'
import { event } from '#platform/contract/event.ts'
import { id } from '#platform/contract/id.ts'
import { editable, name } from './contract/label-fields.ts'
import { labelMerged, labelMergeUndone, labelSplit } from './contract/succession.ts'
import { importOutcomes, refusedRowReasons } from './domain/import-rows.ts'

/** `version` counts the changes of the whole tree. */
export const taxonomyInstalled = event('taxonomy.installed', {
  subject: 'taxonomy',
  readWith: 'intake.read',
  facts: z.object({ template: z.string(), labels: z.number(), version: z.number() }),
})

export const labelSaved = event('taxonomy.label_saved', {
  subject: 'label',
  readWith: 'intake.read',
  facts: z.object({
    change: z.enum(['created', 'changed', 'moved', 'archived', 'restored']),
    /** How many labels it touched: archiving takes what is below along. */
    labels: z.number(),
    version: z.number(),
  }),
})

export const labelImported = event('taxonomy.imported', {
  subject: 'taxonomy',
  readWith: 'intake.read',
  facts: z.object({
    created: z.number(),
    changed: z.number(),
    archived: z.number(),
    refused: z.number(),
    version: z.number(),
  }),
})

/** Everything that changes the tree. */
export const treeChanges = [
  taxonomyInstalled,
  labelSaved,
  labelImported,
  labelMerged,
  labelMergeUndone,
  labelSplit,
]

const label = z.object({
  id,
  parentId: id.nullable(),
  depth: z.number(),
  nameZh: z.string(),
  nameEn: z.string().nullable(),
  description: z.string(),
  keywords: z.array(z.string()),
  examples: z.array(z.string()),
  code: z.string().nullable(),
  active: z.boolean(),
  version: z.number(),
  /** Merged: the label that it was merged into, and the one under which it counts, at the end of all merges. */
  mergedIntoId: id.nullable(),
  successorId: id.nullable(),
  /** Split and archived: the labels that took its place. */
  splitIntoIds: z.array(id),
})

/** The whole tree, parents before children, siblings in their order. Archived labels come too, for old voices. */
export const listLabels = read({
  path: '/api/labels',
  access: { signedIn: 'labels name what voices and tickets are about, everywhere' },
  input: nothing,
  reply: z.object({
    version: z.number(),
    maxDepth: z.number(),
    items: z.array(label),
    can: z.object({ edit: z.boolean() }),
  }),
  refreshOn: treeChanges,
})

/** How much stands behind a label and what was merged into it, with or without what is below it. Counts stop at `cap`. */
export const labelUsage = read({
  path: '/api/labels/:labelId/usage',
  access: 'taxonomy.edit',
  reach: 'all',
  input: z.object({ below: z.enum(['with', 'without']).default('with') }),
  reply: z.object({
    labels: z.number(),
    voices: z.number(),
    /** Voices whose label a person gave. */
    corrections: z.number(),
    tickets: z.number(),
    cap: z.number(),
  }),
})

export const createLabel = write({
  method: 'POST',
  path: '/api/labels',
  access: 'taxonomy.edit',
  reach: 'all',
  /** `afterId`: the sibling it follows; the last place otherwise. */
  input: z.object({ parentId: id.nullable(), afterId: id.optional(), nameZh: name, ...editable }),
  reply: z.object({ labelId: id }),
})

export const changeLabel = write({
  method: 'PATCH',
  path: '/api/labels/:labelId',
  access: 'taxonomy.edit',
  reach: 'all',
  /** `version` as it was read, so that two editors cannot overwrite each other. */
  input: z.object({ version: z.number().int(), nameZh: name.optional(), ...editable }),
  reply: z.object({ version: z.number() }),
})

export const moveLabel = write({
  method: 'PUT',
  path: '/api/labels/:labelId/position',
  access: 'taxonomy.edit',
  reach: 'all',
  /** `afterId` null puts it first among its new siblings; `version` as it was read, so that two editors cannot move it at once. */
  input: z.object({ version: z.number().int(), parentId: id.nullable(), afterId: id.nullable() }),
  reply: z.object({ version: z.number() }),
})

export const archiveLabel = write({
  method: 'PUT',
  path: '/api/labels/:labelId/archive',
  access: 'taxonomy.edit',
  reach: 'all',
  input: nothing,
  reply: z.object({ labels: z.number() }),
})

export const restoreLabel = write({
  method: 'DELETE',
  path: '/api/labels/:labelId/archive',
  access: 'taxonomy.edit',
  reach: 'all',
  input: nothing,
  reply: done,
})

/** Largest file of labels, in bytes. */
export const maxImportBytes = 700_000

export const importLabels = write({
  method: 'POST',
  path: '/api/label-imports',
  access: 'taxonomy.edit',
  reach: 'all',
  input: z.object({
    fileName: z.string().max(255),
    content: z.base64().max(Math.ceil((maxImportBytes * 4) / 3)),
    /** What becomes of active labels that the file does not name. */
    others: z.enum(['keep', 'archive']).default('keep'),
    dryRun: z.boolean().default(false),
  }),
  reply: z.object({
    dryRun: z.boolean(),
    created: z.number(),
    changed: z.number(),
    archived: z.number(),
    refused: z.number(),
    /** One per row of the file that holds anything, `row` as the spreadsheet counts. */
    rows: z.array(
      z.object({
        row: z.number(),
        path: z.array(z.string()),
        outcome: z.enum(importOutcomes),
        reason: z.enum(refusedRowReasons).nullable(),
      }),
    ),
  }),
})
