import { z } from 'zod'
import { ticketEvents } from '#features/tickets/contract.ts'
import { attachedFiles } from '#platform/contract/attached-files.ts'
import { nothing, read, write } from '#platform/contract/endpoint.ts'
import { id, moment } from '#platform/contract/id.ts'
import {
  approvalEvents,
  checklistItem,
  checklistSaved,
  checklistTicked,
  dutyField,
  gate,
  openCounts,
} from '../contract.ts'
import { approval } from './approving.ts'

const file = z.object({ id, name: z.string(), mediaType: z.string(), bytes: z.number() })

/** The lists of the present handling, and what is still due before each deed. */
export const ticketChecklists = read({
  path: '/api/tickets/:ticketId/checklists',
  access: 'tickets.read',
  input: nothing,
  reply: z.object({
    lists: z.array(
      z.object({
        id,
        version: z.number(),
        nameZh: z.string(),
        nameEn: z.string(),
        items: z.array(
          checklistItem.extend({
            done: z.boolean(),
            words: z.string().nullable(),
            at: moment.nullable(),
            by: z.object({ id, name: z.string() }).nullable(),
            files: z.array(file),
            /** The last request that somebody else approves it; null where there was none. */
            approval: approval.nullable(),
          }),
        ),
      }),
    ),
    /** Fields that lists ask for. `names` is null for those that every ticket has. */
    fields: z.array(
      z.object({
        field: dutyField,
        before: gate,
        filled: z.boolean(),
        names: z.object({ zh: z.string(), en: z.string() }).nullable(),
      }),
    ),
    open: openCounts,
    can: z.object({ tick: z.boolean() }),
  }),
  refreshOn: [...ticketEvents, ...approvalEvents, checklistTicked, checklistSaved],
})

/** Says that an item was checked, with its evidence, or takes that back. Refused with `checklists.noEvidence` while it is missing. */
export const tickItem = write({
  method: 'PUT',
  path: '/api/tickets/:ticketId/checklists/:checklistId/items/:item',
  access: 'tickets.handle',
  input: z.object({
    done: z.boolean(),
    words: z.string().trim().max(2000).optional(),
    files: attachedFiles,
  }),
  reply: z.object({ done: z.boolean() }),
})
