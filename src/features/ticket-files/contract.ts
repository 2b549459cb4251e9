import { z } from 'zod'
import { extensionRequested } from '#features/clocks/contract.ts'
import { draftEvents } from '#features/drafts/contract.ts'
import { jointTaskAnswered } from '#features/joint-handling/contract.ts'
import { ticketMessageSent, ticketNoted } from '#features/tickets/contract.ts'
import { nothing, read } from '#platform/contract/endpoint.ts'
import { id } from '#platform/contract/id.ts'

const files = z.object({
  files: z.array(
    z.object({
      id,
      /** The reply, note, sub-task (for its answer) or request for more time it came with. */
      recordId: id,
      name: z.string(),
      mediaType: z.string(),
      bytes: z.number(),
    }),
  ),
})

/** The files that came with what was written on a ticket, and with replies that have not left yet. */
export const ticketFiles = read({
  path: '/api/tickets/:ticketId/files',
  access: 'tickets.read',
  input: nothing,
  reply: files,
  refreshOn: [...draftEvents, ticketMessageSent, ticketNoted, jointTaskAnswered, extensionRequested],
})

/** The files that came with the answer to a sub-task, for those who see it at its unit. */
export const jointTaskFiles = read({
  path: '/api/joint-tasks/:jointTaskId/files',
  access: 'joint-handling.read',
  input: nothing,
  reply: files,
  refreshOn: [jointTaskAnswered],
})
