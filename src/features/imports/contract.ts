import { z } from 'zod'
import { analysisCompleted, analysisCorrected } from '#features/analysis/contract.ts'
import { unmaskingReasons } from '#features/customers/contract.ts'
import { done, nothing, read, write } from '#platform/contract/endpoint.ts'
import { event } from '#platform/contract/event.ts'
import { id, moment } from '#platform/contract/id.ts'
import { pageInput, pageOf } from '#platform/contract/page.ts'
import { dateOrders, targets } from './domain/fields.ts'
import { modes, states } from './domain/life.ts'
import { rejectCodes } from './domain/reading-row.ts'

/** Largest upload; larger files go through the command line, which reads them from their place. */
export const largestUpload = 500 * 1024 * 1024

const ofImport = { subject: 'import', readWith: 'intake.import' } as const
const count = z.number().int().nonnegative()
const outcome = { taken: count, known: count, rejected: count }

export const importUploaded = event('imports.uploaded', { ...ofImport, facts: z.object({ bytes: count }) })
/** The file was looked at and its columns guessed. */
export const importUnderstood = event('imports.understood', {
  ...ofImport,
  facts: z.object({ columns: count, remembered: z.boolean() }),
})
export const importMapped = event('imports.mapped', { ...ofImport, facts: z.object({ columns: count }) })
export const importChecked = event('imports.checked', { ...ofImport, facts: z.object(outcome) })
export const importStarted = event('imports.started', {
  ...ofImport,
  facts: z.object({ mode: z.enum(modes), afterRow: count }),
})
export const importStopped = event('imports.stopped', { ...ofImport, facts: z.object({ afterRow: count }) })
export const importFailed = event('imports.failed', { ...ofImport, facts: z.object({ code: z.string() }) })
export const importFinished = event('imports.finished', { ...ofImport, facts: z.object(outcome) })
export const importUndoing = event('imports.undoing', { ...ofImport, facts: z.object({ taken: count }) })
export const importUndone = event('imports.undone', {
  ...ofImport,
  facts: z.object({ removed: count, kept: count }),
})
export const importDiscarded = event('imports.discarded', { ...ofImport, facts: z.object({}) })
export const rejectsDownloaded = event('imports.rejects_downloaded', {
  ...ofImport,
  facts: z.object({ rows: count }),
})
/** Voices left the house in a file. `reason` only when personal data was not masked. */
export const feedbackExported = event('imports.feedback_exported', {
  subject: 'export',
  readWith: 'intake.export',
  facts: z.object({
    rows: count,
    masked: z.boolean(),
    reason: z.enum(unmaskingReasons).nullable(),
    from: moment.nullable(),
    to: moment.nullable(),
  }),
})

/** Everything that happens to an import. */
export const importEvents = [
  importUploaded,
  importUnderstood,
  importMapped,
  importChecked,
  importStarted,
  importStopped,
  importFailed,
  importFinished,
  importUndoing,
  importUndone,
  importDiscarded,
]

export const mapping = z.object({
  columns: z.array(z.enum(targets)).max(1000),
  dateOrder: z.enum(dateOrders),
  /** Rows of one source are taken once, whichever file brings them. */
  source: z.string().trim().min(1).max(100),
})

const importItem = z.object({
  id,
  fileName: z.string(),
  format: z.enum(['xlsx', 'csv', 'jsonl']),
  bytes: z.number(),
  origin: z.enum(['upload', 'command_line']),
  state: z.enum(states),
  mode: z.enum(modes).nullable(),
  rowsTotal: count.nullable(),
  /** Rows whose outcome is certain. */
  rowsDone: count,
  ...outcome,
  failure: z.object({ code: z.string(), facts: z.record(z.string(), z.unknown()) }).nullable(),
  createdAt: moment,
  createdBy: z.string().nullable(),
  startedAt: moment.nullable(),
  finishedAt: moment.nullable(),
  undone: z.object({ at: moment, removed: count, kept: count }).nullable(),
})

export const listImports = read({
  path: '/api/imports',
  access: 'intake.import',
  reach: 'all',
  input: pageInput,
  reply: pageOf(importItem),
  refreshOn: importEvents,
})

export const readImport = read({
  path: '/api/imports/:importId',
  access: 'intake.import',
  reach: 'all',
  input: nothing,
  reply: importItem.extend({
    encoding: z.string().nullable(),
    /** Null until the file was looked at. */
    columns: z
      .array(
        z.object({
          name: z.string(),
          samples: z.array(z.string()),
          guess: z.enum(targets),
          confidence: z.number(),
        }),
      )
      .nullable(),
    /** The first rows below the headings, padding taken away. */
    preview: z.array(z.array(z.string())),
    mapping: mapping.nullable(),
    /** The mapping comes from an earlier file with the same headings. */
    remembered: z.boolean(),
    /** Set when the figures are those of a dry run. */
    checkedAt: moment.nullable(),
    /** Content is no longer kept: rows cannot be shown any more. */
    forgotten: z.boolean(),
    can: z.object({
      map: z.boolean(),
      check: z.boolean(),
      run: z.boolean(),
      stop: z.boolean(),
      undo: z.boolean(),
      discard: z.boolean(),
    }),
  }),
  refreshOn: importEvents,
})

/** How far the voices of an import are understood, to be watched while it happens. */
export const readImportLabelling = read({
  path: '/api/imports/:importId/labelling',
  access: 'intake.import',
  reach: 'all',
  input: nothing,
  reply: z.object({
    voices: count,
    analysed: count,
    /** Analysed, but left to a person. */
    toLabel: count,
    /** The labels given most often, the most frequent first. */
    labels: z.array(z.object({ id, nameZh: z.string(), nameEn: z.string().nullable(), voices: count })),
  }),
  refreshOn: [...importEvents, analysisCompleted, analysisCorrected],
})

export const importRejects = read({
  path: '/api/imports/:importId/rejects',
  access: 'intake.import',
  reach: 'all',
  input: pageInput,
  reply: pageOf(
    z.object({
      row: z.number(),
      faults: z.array(z.object({ code: z.enum(rejectCodes), column: z.string().nullable() })),
      cells: z.array(z.string()),
    }),
  ),
  refreshOn: importEvents,
})

export const mapImport = write({
  method: 'PUT',
  path: '/api/imports/:importId/mapping',
  access: 'intake.import',
  reach: 'all',
  input: mapping,
  reply: done,
})

/** The dry run: everything is read and judged, nothing is written. */
export const checkImport = write({
  method: 'PUT',
  path: '/api/imports/:importId/check',
  access: 'intake.import',
  reach: 'all',
  input: z.object({ mode: z.enum(modes) }),
  reply: done,
  quiet: 'a dry run writes nothing; what it found is told at its end',
})

/** Starts, or goes on behind the last committed row. */
export const runImport = write({
  method: 'PUT',
  path: '/api/imports/:importId/run',
  access: 'intake.import',
  reach: 'all',
  input: z.object({ mode: z.enum(modes) }),
  reply: done,
})

export const stopImport = write({
  method: 'DELETE',
  path: '/api/imports/:importId/run',
  access: 'intake.import',
  reach: 'all',
  input: nothing,
  reply: done,
})

/** Removes what came in by this import and nobody has worked on since. */
export const undoImport = write({
  method: 'PUT',
  path: '/api/imports/:importId/undoing',
  access: 'intake.import',
  reach: 'all',
  input: nothing,
  reply: done,
})

/** Takes away an import that never wrote anything. */
export const discardImport = write({
  method: 'DELETE',
  path: '/api/imports/:importId',
  access: 'intake.import',
  reach: 'all',
  input: nothing,
  reply: done,
})
