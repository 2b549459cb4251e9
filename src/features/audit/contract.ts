import { z } from 'zod'
import { done, listOf, nothing, read, write } from '#platform/contract/endpoint.ts'
import { event } from '#platform/contract/event.ts'
import { id, moment } from '#platform/contract/id.ts'
import { pageInput, pageOf } from '#platform/contract/page.ts'
import { recordClassNames } from './domain/record-classes.ts'

export const recordClass = z.enum(recordClassNames)
const heldKind = z.enum(['customer', 'ticket'])

export const auditExported = event('audit.exported', {
  subject: 'export',
  readWith: 'audit.read',
  facts: z.object({ rows: z.number().int(), filters: z.array(z.string()) }),
})
export const retentionChanged = event('audit.retention_changed', {
  subject: 'retention_rule',
  readWith: 'audit.read',
  facts: z.object({
    recordClass,
    fromDays: z.number().int(),
    keepDays: z.number().int(),
    enabled: z.boolean(),
  }),
})
export const retentionApplied = event('audit.retention_applied', {
  subject: 'retention_rule',
  readWith: 'audit.read',
  facts: z.object({ recordClass, rows: z.number().int(), before: moment }),
})
/** The subject is the customer or ticket that must be kept. */
export const holdPlaced = event('audit.hold_placed', {
  subject: 'held',
  readWith: 'audit.read',
  facts: z.object({ holdId: id, kind: heldKind }),
})
export const holdReleased = event('audit.hold_released', {
  subject: 'held',
  readWith: 'audit.read',
  facts: z.object({ holdId: id, kind: heldKind }),
})

const filters = {
  person: id.optional(),
  /** The feature whose events these are, e.g. `tickets`. */
  feature: z
    .string()
    .regex(/^[a-z-]{1,40}$/)
    .optional(),
  type: listOf(z.string().regex(/^[a-z-]+\.[a-z_]+$/)),
  /** A person, ticket, customer, …: whatever the events are about. */
  subject: id.optional(),
  from: moment.optional(),
  to: moment.optional(),
}

const auditEvent = z.object({
  id,
  type: z.string(),
  at: moment,
  actorKind: z.string(),
  actor: z.object({ id, name: z.string().nullable() }).nullable(),
  subjectKind: z.string(),
  subjectId: id,
  /** What people call the subject: a ticket's or feedback's number, a person's name. */
  subjectName: z.string().nullable(),
  unitName: z.string().nullable(),
  facts: z.record(z.string(), z.unknown()),
  /** The names that the event's sentence needs; those of what was erased are missing. */
  words: z.record(z.string(), z.object({ zh: z.string(), en: z.string() })),
  ip: z.string().nullable(),
  requestId: z.string().nullable(),
})

/** Who did or saw what, when and from where; the latest first. */
export const auditEvents = read({
  path: '/api/audit-events',
  access: 'audit.read',
  input: pageInput.extend(filters),
  reply: pageOf(auditEvent).extend({ can: z.object({ export: z.boolean() }) }),
})

/** A sensitive read, so a write: it leaves `audit.exported`. At most 50,000 rows, the latest first. */
export const exportAudit = write({
  method: 'POST',
  path: '/api/audit-exports',
  access: 'audit.export',
  input: z.object(filters),
  reply: z.object({ fileName: z.string(), csv: z.string(), rows: z.number(), more: z.boolean() }),
  kept: () => null,
})

export const retentionRules = read({
  path: '/api/retention-rules',
  access: 'audit.read',
  reach: 'all',
  input: nothing,
  reply: z.object({
    items: z.array(
      z.object({
        recordClass,
        keepDays: z.number(),
        enabled: z.boolean(),
        fewestDays: z.number(),
        appliedAt: moment.nullable(),
        /** Rows removed or emptied so far. */
        removed: z.number(),
      }),
    ),
    can: z.object({ change: z.boolean() }),
  }),
  refreshOn: [retentionChanged, retentionApplied],
})

export const changeRetentionRule = write({
  method: 'PUT',
  path: '/api/retention-rules/:recordClass',
  access: 'organisation.configure',
  reach: 'all',
  input: z.object({ keepDays: z.number().int().min(1).max(3650), enabled: z.boolean() }),
  reply: done,
})

export const legalHolds = read({
  path: '/api/legal-holds',
  access: 'audit.read',
  reach: 'all',
  input: pageInput.extend({ released: z.enum(['true', 'false']).default('false') }),
  reply: pageOf(
    z.object({
      id,
      kind: heldKind,
      subjectId: id,
      subjectName: z.string().nullable(),
      reason: z.string(),
      placedAt: moment,
      placedBy: z.string().nullable(),
      until: moment.nullable(),
      releasedAt: moment.nullable(),
    }),
  ).extend({ can: z.object({ change: z.boolean() }) }),
  refreshOn: [holdPlaced, holdReleased],
})

export const placeHold = write({
  method: 'POST',
  path: '/api/legal-holds',
  access: 'organisation.configure',
  reach: 'all',
  input: z.object({
    kind: heldKind,
    subjectId: id,
    reason: z.string().trim().min(1).max(500),
    until: moment.nullish(),
  }),
  reply: z.object({ holdId: id }),
})

export const releaseHold = write({
  method: 'DELETE',
  path: '/api/legal-holds/:holdId',
  access: 'organisation.configure',
  reach: 'all',
  input: nothing,
  reply: done,
})
