import { z } from 'zod'
import { ticketEvents } from '#features/tickets/contract.ts'
import { attachedFiles } from '#platform/contract/attached-files.ts'
import { read, write } from '#platform/contract/endpoint.ts'
import { id, moment } from '#platform/contract/id.ts'
import { pageInput, pageOf } from '#platform/contract/page.ts'
import { approvalEvents, checklistTicked } from '../contract.ts'

const person = z.object({ id, name: z.string() })

/** A request that somebody else approves an item. */
export const approval = z.object({
  id,
  at: moment,
  by: person.nullable(),
  words: z.string(),
  state: z.enum(['open', 'approved', 'refused']),
  /** Null while it is open. */
  decision: z.object({ at: moment, by: person.nullable(), words: z.string() }).nullable(),
  can: z.object({ decide: z.boolean() }),
})

/** Asks for it; whoever may approve and stands nearest is told. Refused while another request waits (`checklists.alreadyAsked`). */
export const askApproval = write({
  method: 'POST',
  path: '/api/tickets/:ticketId/checklists/:checklistId/items/:item/approvals',
  access: 'tickets.handle',
  input: z.object({ words: z.string().trim().min(1).max(2000), files: attachedFiles }),
  reply: z.object({ approvalId: id }),
})

/**
 * Approving ticks the item; a refusal says why. Nobody decides what they asked for themselves, or on a ticket that they hold
 * (`checklists.ownWork`).
 */
export const decideApproval = write({
  method: 'PUT',
  path: '/api/checklist-approvals/:approvalId/decision',
  access: 'checklists.approve',
  input: z
    .object({ approved: z.boolean(), words: z.string().trim().max(1000).default('') })
    .refine(({ approved, words }) => approved || words !== '', { path: ['words'] }),
  reply: z.object({ approved: z.boolean() }),
})

const listed = approval.extend({
  item: z.object({ zh: z.string(), en: z.string() }),
  checklist: z.object({ zh: z.string(), en: z.string() }),
  ticket: z.object({ id, number: z.string(), title: z.string() }),
})

/** What is to be approved where one may, the oldest first; or what was decided, the latest first. */
export const listApprovals = read({
  path: '/api/checklist-approvals',
  access: 'checklists.approve',
  input: pageInput.extend({ view: z.enum(['open', 'decided']).default('open') }),
  reply: pageOf(listed),
  refreshOn: [...approvalEvents, checklistTicked, ...ticketEvents],
})
