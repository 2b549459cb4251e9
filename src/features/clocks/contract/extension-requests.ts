import { z } from 'zod'
import { attachedFiles } from '#platform/contract/attached-files.ts'
import { read, write } from '#platform/contract/endpoint.ts'
import { id, moment } from '#platform/contract/id.ts'
import { pageInput, pageOf } from '#platform/contract/page.ts'
import { clockEvents, extensionRequestEvents, obligation } from '../contract.ts'
import { requestStates } from '../domain/codes.ts'

const person = z.object({ id, name: z.string() }).nullable()
const words = (most: number) => z.string().trim().min(1).max(most)

/** A request for more time of a statutory limit. */
export const extensionRequest = z.object({
  id,
  at: moment,
  by: person,
  reason: z.string(),
  evidence: z.string(),
  /** What the customer is told once it is granted. */
  words: z.string(),
  askedUntil: moment,
  state: z.enum(requestStates),
  /** Null while it is open, and for one that lapsed. */
  decision: z.object({ at: moment, by: person, reason: z.string() }).nullable(),
  can: z.object({ decide: z.boolean() }),
})
export type ExtensionRequest = z.output<typeof extensionRequest>

/**
 * Asks for time that a statute gives only with approval. The clock runs on; what nobody decides before it is due lapses. Refused where
 * no approval is asked for (`clocks.needsNoApproval`), beyond what the statute allows (`clocks.beyondStatute`), and while another
 * request waits (`clocks.alreadyRequested`).
 */
export const requestExtension = write({
  method: 'POST',
  path: '/api/clocks/:clockId/extension-requests',
  access: 'tickets.handle',
  input: z.object({
    askedUntil: moment,
    reason: words(500),
    evidence: words(1000),
    words: words(1000),
    files: attachedFiles,
  }),
  reply: z.object({ requestId: id }),
})

/** Granting gives the time and tells the customer. Nobody decides what they asked for themselves (`clocks.ownRequest`). */
export const decideExtension = write({
  method: 'PUT',
  path: '/api/clock-extension-requests/:requestId/decision',
  access: 'clocks.approve_extension',
  input: z.object({ granted: z.boolean(), reason: words(500) }),
  reply: z.object({ state: z.enum(requestStates) }),
})

const listed = extensionRequest.extend({
  clockId: id,
  obligation,
  dueAt: moment.nullable(),
  ticket: z.object({ id, number: z.string(), title: z.string() }),
})
export type ListedRequest = z.output<typeof listed>

/** Requests on tickets one sees: the open ones, which lapse first foremost; or those that ended, the latest first. */
export const listExtensionRequests = read({
  path: '/api/clock-extension-requests',
  access: 'tickets.read',
  input: pageInput.extend({ view: z.enum(['open', 'ended']).default('open') }),
  reply: pageOf(listed),
  refreshOn: [...extensionRequestEvents, ...clockEvents],
})
