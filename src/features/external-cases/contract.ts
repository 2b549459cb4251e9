import { z } from 'zod'
import { event } from '#platform/contract/event.ts'
import { day, id, moment } from '#platform/contract/id.ts'
import { sources } from './domain/sources.ts'

export const externalSource = z.enum(sources)

const ofTicket = { subject: 'ticket', readWith: 'tickets.read' } as const
const about = { externalCaseId: id, source: externalSource, dueOn: day }

export const externalCaseAdded = event('external-cases.added', {
  ...ofTicket,
  facts: z.object({ ...about, receivedOn: day }),
})
/** Its deadline also changes by itself, when the calendar it is counted on does. */
export const externalCaseChanged = event('external-cases.changed', {
  ...ofTicket,
  facts: z.object({ ...about, moved: z.boolean() }),
})
export const externalCaseReplied = event('external-cases.replied', {
  ...ofTicket,
  facts: z.object({ ...about, repliedOn: day, late: z.boolean() }),
})
/** The authority is done with it, or took it back. */
export const externalCaseClosed = event('external-cases.closed', {
  ...ofTicket,
  facts: z.object({ ...about, how: z.enum(['closed', 'withdrawn']) }),
})

/** It went to this ticket with a merge, or came back to it. `otherTicketId`: where it was before. */
export const externalCaseMoved = event('external-cases.moved', {
  ...ofTicket,
  facts: z.object({ ...about, otherTicketId: id }),
})

/** `workingDays` are left; none once it is overdue. */
const standing = { ...about, dueAt: moment }
export const externalCaseDueSoon = event('external-cases.due_soon', {
  ...ofTicket,
  facts: z.object({ ...standing, workingDays: z.literal([3, 1]) }),
})
export const externalCaseOverdue = event('external-cases.overdue', {
  ...ofTicket,
  facts: z.object({ ...standing, workingDays: z.literal(0) }),
})

export const externalCasesExported = event('external-cases.exported', {
  subject: 'external-case-export',
  readWith: 'tickets.read',
  facts: z.object({ rows: z.number().int() }),
})

/** Everything that happens to the external cases of a ticket. */
export const externalCaseEvents = [
  externalCaseAdded,
  externalCaseChanged,
  externalCaseReplied,
  externalCaseClosed,
  externalCaseMoved,
  externalCaseDueSoon,
  externalCaseOverdue,
] as const

export const externalCasePermissions = ['external-cases.write'] as const
