import { z } from 'zod'
import { done, write } from '#platform/contract/endpoint.ts'
import { designing } from '../contract.ts'
import { cardPlaces, originOf } from '../domain/card.ts'

/** How customers' sites show a survey. Sites are origins; what is typed with a path is cut to its origin. */
export const card = z.object({
  active: z.boolean(),
  sites: z
    .array(
      z
        .string()
        .max(300)
        .transform((typed, context) => {
          const site = originOf(typed)
          if (site !== null) return site
          context.addIssue({ code: 'custom', message: 'no site' })
          return z.NEVER
        }),
    )
    .max(50)
    .readonly(),
  share: z.number().int().min(1).max(100),
  place: z.enum(cardPlaces),
  afterSeconds: z.number().int().min(0).max(600),
})

/** Sets how a survey is shown on customers' sites, by a script of a few kilobytes. Only the sites named may frame its page. */
export const setCard = write({
  method: 'PUT',
  path: '/api/questionnaires/:questionnaireId/card',
  access: designing,
  reach: 'all',
  input: card,
  reply: done,
})
