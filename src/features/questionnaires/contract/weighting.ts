import { z } from 'zod'
import { listOf, read } from '#platform/contract/endpoint.ts'
import { estimate } from '#platform/contract/estimate.ts'
import { questionnaireAnswered, reading } from '../contract.ts'
import { choice, reach, words } from './choosing-answers.ts'

/** A weighted figure; `n` counts answers, `nEff` (Kish) how many of equal weight would know as much. */
const weightedEstimate = estimate.extend({ nEff: z.number() })

/**
 * Results as if the answers had the known shares of one or more dimensions: `w` holds `facet=category=share`, shares in any unit, brought to a whole
 * within each dimension. Several dimensions are raked. Every figure has its unweighted one beside it, from the same answers.
 */
export const weightedResults = read({
  path: '/api/questionnaires/:questionnaireId/weighted',
  access: reading,
  reach,
  input: z.object({ ...choice, w: listOf(z.string().max(200)) }),
  reply: z.object({
    n: z.number().int(),
    nEff: z.number(),
    converged: z.boolean(),
    dimensions: z.array(
      z.object({
        facet: z.string(),
        categories: z.array(z.object({ id: z.string(), n: z.number().int(), target: z.number() })),
      }),
    ),
    weights: z.object({ least: z.number(), most: z.number() }),
    items: z.array(
      z.object({
        question: z.string(),
        titles: z.array(words),
        unit: z.enum(['nps', 'mean', 'share']),
        plain: weightedEstimate,
        weighted: weightedEstimate,
      }),
    ),
    /** Things asked that cannot be weighted, because a group is too small to be told. */
    left: z.number().int(),
  }),
  refreshOn: [questionnaireAnswered],
})
