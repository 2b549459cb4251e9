import { z } from 'zod'
import {
  holdReason,
  messagePurpose,
  outcome,
  ticketEvents,
  ticketKind,
  tier,
  urgency,
} from '#features/tickets/contract.ts'
import { done, nothing, read, write } from '#platform/contract/endpoint.ts'
import { event } from '#platform/contract/event.ts'
import { id, moment } from '#platform/contract/id.ts'
import { macroFields, obstacles, stepKinds } from './domain/steps.ts'

const ofTicket = { subject: 'ticket', readWith: 'tickets.read' } as const

export const macroSaved = event('macros.saved', {
  subject: 'macro',
  readWith: 'tickets.handle',
  facts: z.object({
    change: z.enum(['created', 'changed', 'archived', 'restored']),
    orgUnitId: id.nullable(),
  }),
})
export const macroRun = event('macros.run', { ...ofTicket, facts: z.object({ macroId: id, runId: id }) })
export const macroUndone = event('macros.undone', {
  ...ofTicket,
  facts: z.object({ macroId: id, runId: id }),
})
export const macroEvents = [macroSaved, macroRun, macroUndone] as const
export const macroPermissions = ['macros.share'] as const

const access = 'tickets.handle'
const text = z.string().trim().min(1).max(5000)

const change = z.object({
  kind: ticketKind.optional(),
  urgency: urgency.optional(),
  tier: tier.optional(),
  labelId: id.optional(),
  unitId: id.optional(),
})

/** What a macro does; what is left out is not done. */
export const macroSteps = z.object({
  change: change.optional(),
  /** Null gives it to whoever runs the macro. */
  assign: z.object({ personId: id.nullable() }).optional(),
  note: text.optional(),
  /** A canned reply; it can be taken back for ten seconds. */
  reply: z.object({ replyId: id, purpose: messagePurpose.default('progress') }).optional(),
  hold: z.object({ reason: holdReason }).optional(),
  resolve: z.object({ outcome, solution: text }).optional(),
})

const person = z.object({ id, name: z.string() })

const macro = z.object({
  id,
  name: z.string(),
  steps: macroSteps,
  /** Null for one's own. */
  unit: z.object({ id, name: z.string() }).nullable(),
  /** The colleague to whom it gives tickets, by name. */
  assignee: person.nullable(),
  archived: z.boolean(),
  /** Whether what it does can be undone for ten seconds; a note stays even then. */
  undoable: z.boolean(),
  can: z.object({ change: z.boolean() }),
})

/** One's own macros, those of one's units, and those one keeps for others; archived ones only to those who keep them. */
export const listMacros = read({
  path: '/api/macros',
  access,
  input: nothing,
  reply: z.object({ macros: z.array(macro), can: z.object({ share: z.boolean() }) }),
  refreshOn: [macroSaved],
})

const macroInput = z.object({
  name: z.string().trim().min(1).max(60),
  steps: macroSteps,
  unitId: id.nullable().default(null),
})

export const addMacro = write({
  method: 'POST',
  path: '/api/macros',
  access,
  input: macroInput,
  reply: z.object({ macroId: id }),
})

export const changeMacro = write({
  method: 'PUT',
  path: '/api/macros/:macroId',
  access,
  input: macroInput,
  reply: done,
})

/** Puts a macro away, or takes it out again. */
export const archiveMacro = write({
  method: 'PUT',
  path: '/api/macros/:macroId/archive',
  access,
  input: z.object({ archived: z.boolean() }),
  reply: done,
})

const value = z.union([z.string(), z.number()])

/** What a macro will do to a ticket as it stands. */
export const previewMacro = read({
  path: '/api/tickets/:ticketId/macros/:macroId',
  access,
  input: nothing,
  reply: z.object({
    version: z.number(),
    steps: macroSteps,
    changes: z.array(z.object({ field: z.enum(macroFields), from: value.nullable(), to: value })),
    /** Who will have it, and who has it now; null when that stays. */
    assign: z.object({ from: person.nullable(), to: person }).nullable(),
    /** The reply as it will read. */
    replyText: z.string().nullable(),
    obstacles: z.array(z.object({ step: z.enum(stepKinds), why: z.enum(obstacles) })),
    undoable: z.boolean(),
  }),
  refreshOn: [...ticketEvents, macroSaved],
})

/** Does it, whole or not at all. */
export const runMacro = write({
  method: 'POST',
  path: '/api/tickets/:ticketId/macros/:macroId/runs',
  access,
  input: z.object({ version: z.number().int().positive() }),
  reply: z.object({ runId: id, version: z.number(), undoUntil: moment.nullable() }),
})

/** Within ten seconds, unless somebody changed the ticket since. Notes stay. */
export const undoMacro = write({
  method: 'DELETE',
  path: '/api/macro-runs/:runId',
  access,
  input: nothing,
  reply: done,
})
