import { z } from 'zod'
import { listOf, read } from '#platform/contract/endpoint.ts'
import { id, moment } from '#platform/contract/id.ts'
import { pageInput, pageOf } from '#platform/contract/page.ts'
import { judgementEvents, namedLabel } from '../contract.ts'
import { kinds, polarities, risks, urgencies } from '../domain/codes.ts'

export const listToLabel = read({
  path: '/api/voices-to-label',
  access: 'analysis.correct',
  input: pageInput.extend({
    /** `doubt`: where the best guess leads the next one least, which teaches most; among equals the newest. */
    order: z.enum(['newest', 'doubt']).default('newest'),
    /** Only voices for which one of these labels came close: what teaches them to be told apart. */
    between: listOf(id),
  }),
  reply: pageOf(
    z.object({
      feedbackId: id,
      number: z.string(),
      version: z.number(),
      text: z.string(),
      /** What the customer added since, the earliest first. */
      additions: z.array(z.object({ id, text: z.string() })),
      kind: z.enum(kinds),
      polarity: z.enum(polarities),
      urgency: z.enum(urgencies),
      risks: z.array(z.enum(risks)),
      /** Labels that came close, best first. */
      guesses: z.array(z.object({ path: z.array(namedLabel), confidence: z.number() })),
      receivedAt: moment,
    }),
  ),
  refreshOn: judgementEvents,
})
