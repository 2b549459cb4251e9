import { z } from 'zod'
import { analysisCompleted, analysisCorrected } from '#features/analysis/contract.ts'
import { exploreFeedback, feedbackErased, feedbackItem, feedbackRemoved } from '#features/intake/contract.ts'
import { read } from '#platform/contract/endpoint.ts'
import { estimate } from '#platform/contract/estimate.ts'
import { day, moment } from '#platform/contract/id.ts'
import { pageInput, pageOf } from '#platform/contract/page.ts'
import { steps } from './domain/insights.ts'
import { lengthOf, mostDays } from './domain/periods.ts'

const period = z.object({ from: day, to: day })

/** Which voices are looked into: those of the list of feedback with the same filters, within a period. */
const choice = exploreFeedback.input
  .pick({ q: true, kind: true, channel: true, label: true, unit: true, polarity: true })
  .extend(period.shape)
const possible = [
  (given: z.output<typeof period>) => lengthOf(given) >= 1 && lengthOf(given) <= mostDays,
  { message: `from 1 to ${mostDays} days` },
] as const
export const insightChoice = choice.refine(...possible)

/** In how many voices of each period, the current one first. */
const counts = z.array(z.number())
const rise = z.object({
  count: z.number(),
  expected: z.number(),
  ratio: estimate,
  pAdjusted: z.number(),
})
const part = z.object({ counts, sentiment: estimate, rise: rise.nullable() })
const word = part.extend({ term: z.string() })
const topic = part.extend({
  /** Its name in one text, by which its voices are asked for. */
  key: z.string(),
  name: z.array(z.string()),
  terms: z.array(z.string()),
  share: estimate,
})

/** What the voices of a period are about. Asked again while it is being found; whoever stops asking stops it. */
export const readInsights = read({
  path: '/api/explorer/insights',
  access: 'intake.read',
  input: insightChoice,
  reply: z.object({
    /** How far it is; null when it is found. */
    working: z.object({ step: z.enum(steps), read: z.number() }).nullable(),
    found: z
      .object({
        at: moment,
        periods: z.array(period.extend({ n: z.number() })),
        /** The period has more voices than were read: these are the newest. */
        more: z.boolean(),
        /** How many words were compared with the baseline. */
        tested: z.number(),
        topics: z.array(topic),
        others: topic.pick({ counts: true, share: true, sentiment: true }),
        rising: z.array(word),
        words: z.array(word),
      })
      .nullable(),
  }),
})

/** The voices behind a topic or a word, newest first; `topic` «others» for those in none. */
export const insightVoices = read({
  path: '/api/explorer/voices',
  access: 'intake.read',
  input: choice
    .extend({
      ...pageInput.shape,
      topic: z.string().max(200).optional(),
      term: z.string().max(100).optional(),
    })
    .refine(...possible)
    .refine(({ topic: about, term }) => (about === undefined) !== (term === undefined), {
      message: 'a topic or a term',
    }),
  reply: pageOf(feedbackItem),
  refreshOn: [feedbackErased, feedbackRemoved],
})

export const heatKinds = ['labels', 'units'] as const

/** Labels against emotions, or units against days; cells that hold more or fewer voices than their row and column explain. */
export const readHeat = read({
  path: '/api/explorer/heat',
  access: 'metrics.read',
  input: choice.extend({ of: z.enum(heatKinds).default('labels') }).refine(...possible),
  reply: z.object({
    /** Emotions, or stretches of days (`from/to`). */
    columns: z.array(z.object({ key: z.string(), n: z.number() })),
    rows: z.array(
      z.object({
        /** Label or unit; null for voices without one. */
        id: z.string().nullable(),
        name: z.object({ 'zh-CN': z.string(), en: z.string() }).nullable(),
        n: z.number(),
        cells: z.array(
          z.object({
            n: z.number().nullable(),
            expected: z.number().nullable(),
            residual: z.number().nullable(),
          }),
        ),
      }),
    ),
    n: z.number(),
    /** Cells whose few voices are not told to the asker. */
    hidden: z.number(),
  }),
  refreshOn: [analysisCompleted, analysisCorrected, feedbackErased, feedbackRemoved],
})
