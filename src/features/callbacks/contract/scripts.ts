import { z } from 'zod'
import { ticketKind } from '#features/tickets/contract.ts'
import { done, nothing, read, write } from '#platform/contract/endpoint.ts'
import { event } from '#platform/contract/event.ts'
import { id, moment } from '#platform/contract/id.ts'
import { answers } from '../domain/answering.ts'

export const level = z.union([z.literal(1), z.literal(2), z.literal(3)])
const key = z.string().min(1).max(40)
const said = z.object({ zh: z.string().trim().min(1).max(500), en: z.string().trim().min(1).max(500) })
const step = { key, words: said }

export const scriptStep = z.discriminatedUnion('kind', [
  z.object({ ...step, kind: z.literal('say'), next: key }),
  z.object({
    ...step,
    kind: z.literal('choose'),
    choices: z.array(z.object({ key, words: said, next: key })).max(9),
  }),
  z.object({ ...step, kind: z.literal('write'), missing: z.boolean(), next: key }),
  z.object({
    ...step,
    kind: z.literal('end'),
    outcome: z.enum(answers).nullable(),
    solved: z.boolean().nullable(),
  }),
])

/** What was answered along a script, step by step. */
export const scriptGiven = z.object({
  /** Null for the one that ships. */
  scriptId: id.nullable(),
  version: z.number().int().nonnegative(),
  answers: z
    .array(z.object({ step: key, choice: key.optional(), text: z.string().trim().max(1000).optional() }))
    .max(60),
})
/** The same in the words of then. */
export const scriptSaid = z.array(
  z.object({ asked: said, answer: z.object({ zh: z.string(), en: z.string() }) }),
)

export const scriptSaved = event('callbacks.script_saved', {
  subject: 'callback-script',
  readWith: 'organisation.configure',
  facts: z.object({
    change: z.enum(['created', 'changed', 'archived', 'restored']),
    version: z.number().int(),
    level: z.number().int(),
  }),
})

const content = z.object({
  name: said,
  level,
  /** The label and everything below it; null for every ticket. */
  labelId: id.nullable(),
  /** Empty for every kind. */
  kinds: z.array(ticketKind),
  steps: z.array(scriptStep).max(60),
})

const configure = { access: 'organisation.configure', reach: 'all' } as const
const saved = z.object({ scriptId: id, version: z.number() })

/** The organisation's scripts, archived ones last, and what ships. */
export const listScripts = read({
  path: '/api/callback-scripts',
  ...configure,
  input: nothing,
  reply: z.object({
    scripts: z.array(
      content.extend({
        id,
        version: z.number(),
        since: moment,
        by: z.object({ id, name: z.string() }).nullable(),
        archived: z.boolean(),
      }),
    ),
    shipped: z.array(content.pick({ name: true, level: true, steps: true })),
  }),
  refreshOn: [scriptSaved],
})

/** Refused with `callbacks.brokenScript` {faults} unless every way through it comes to an end and every step is on a way. */
export const addScript = write({
  method: 'POST',
  path: '/api/callback-scripts',
  ...configure,
  input: content,
  reply: saved,
})

/** Makes the next version. `version` is the one that was seen. */
export const changeScript = write({
  method: 'PUT',
  path: '/api/callback-scripts/:scriptId',
  ...configure,
  input: z.object({ version: z.number().int().positive(), content }),
  reply: saved,
})

export const archiveScript = write({
  method: 'PUT',
  path: '/api/callback-scripts/:scriptId/archive',
  ...configure,
  input: z.object({ archived: z.boolean() }),
  reply: done,
})

/** What to say and ask on a call: of the scripts of its level the one on the nearest label, then the one for its kind. */
export const scriptOfCallback = read({
  path: '/api/callbacks/:callbackId/script',
  access: 'callbacks.record',
  input: nothing,
  reply: z.object({
    scriptId: id.nullable(),
    version: z.number(),
    name: said,
    steps: z.array(scriptStep),
  }),
  refreshOn: [scriptSaved],
})
