import { z } from 'zod'
import { automationEvents } from '#features/automation-rules/contract.ts'
import { read } from '#platform/contract/endpoint.ts'
import { id, moment } from '#platform/contract/id.ts'
import { pageInput, pageOf } from '#platform/contract/page.ts'
import { whenSomethingHappens } from './reading.ts'

/** What happened to a ticket, latest first or from its beginning; sentences are made of `type` and `facts` in `events.<type>`. */
export const ticketTimeline = read({
  path: '/api/tickets/:ticketId/timeline',
  access: 'tickets.read',
  input: pageInput.extend({ order: z.enum(['latest', 'first']).default('latest') }),
  reply: pageOf(
    z.object({
      id,
      type: z.string(),
      at: moment,
      actorKind: z.enum(['person', 'customer', 'key', 'visitor', 'system']),
      actor: z.object({ id, name: z.string() }).nullable(),
      facts: z.record(z.string(), z.unknown()),
      /**
       * Names for the sentence, of the people, units, labels and rules whose ids stand in `facts`: `personId` gives
       * `person`, `why.labelId` gives `label`; what stands under `from` and `to` gives `fromLabel`, `toLabel`.
       */
      words: z.record(z.string(), z.object({ zh: z.string(), en: z.string() })),
    }),
  ),
  refreshOn: [...whenSomethingHappens, ...automationEvents],
})
