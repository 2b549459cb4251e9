import { z } from 'zod'
import { listOf, read } from '#platform/contract/endpoint.ts'
import { estimate } from '#platform/contract/estimate.ts'
import { id } from '#platform/contract/id.ts'
import { questionnaireAnswered, reading } from '../contract.ts'
import { marks } from '../domain/cross-table.ts'
import { kinds } from '../domain/questionnaire.ts'
import { units } from '../domain/results.ts'

const reach = 'all'
const words = z.object({ zh: z.string(), en: z.string() })
const version = z.coerce.number().int().positive().optional()
const day = z.iso.date().optional()

/** Whether doubtful answers are counted as well. Without it they are left out. */
export const withDoubtful = z
  .enum(['true', 'false'])
  .default('false')
  .transform((given) => given === 'true')

/** Which answers are looked at: a version, days, and `facet=category`, several of one facet meaning any of them. */
const choice = { version, from: day, to: day, f: listOf(z.string().max(160)), doubtful: withDoubtful }

/** What was said to each question of a version (the latest unless another is named). Anonymous answers are told five at a time. */
export const questionnaireResults = read({
  path: '/api/questionnaires/:questionnaireId/results',
  access: reading,
  reach,
  input: z.object(choice),
  reply: z.object({
    version: z.number().int().nullable(),
    answered: z.number().int(),
    /** Doubtful answers to the version, whether or not they are counted here. */
    doubtful: z.number().int(),
    /** Nobody answered, or anonymous answers wait until there are five. */
    few: z.boolean(),
    items: z.array(
      z.object({
        id: z.string(),
        kind: z.enum(kinds),
        title: words,
        n: z.number().int(),
        few: z.boolean(),
        unit: z.enum(units).nullable(),
        figure: estimate.nullable(),
        rows: z.array(
          z.object({
            id: z.string(),
            words: words.nullable(),
            figure: estimate.nullable(),
            bars: z.array(
              z.object({
                id: z.string(),
                words: words.nullable(),
                /** Null where too few chose it to be told apart. */
                count: z.number().int().nullable(),
                share: estimate.nullable(),
              }),
            ),
          }),
        ),
        /** In no order that tells when they came; personal data in them is masked. */
        comments: z.array(z.string()),
      }),
    ),
  }),
  refreshOn: [questionnaireAnswered],
})

const category = z.object({ id: z.string(), words: words.nullable() })

/** By what the answers to a version can be filtered and cut into groups. Customers and tickets are known of invited people only. */
export const questionnaireFacets = read({
  path: '/api/questionnaires/:questionnaireId/facets',
  access: reading,
  reach,
  input: z.object({ version }),
  reply: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        titles: z.array(words),
        categories: z.array(category),
        scored: z.boolean(),
      }),
    ),
  }),
})

const mark = z.enum(marks).nullable()

/** What each group said: `by` makes the groups, `of` is what they said. Marks hold when all cells are judged together (Holm). */
export const questionnaireCrossTable = read({
  path: '/api/questionnaires/:questionnaireId/cross-table',
  access: reading,
  reach,
  input: z.object({ ...choice, by: z.string().max(80), of: z.string().max(80) }),
  reply: z.object({
    n: z.number().int(),
    said: z.array(category),
    unit: z.enum(['nps', 'mean']).nullable(),
    groups: z.array(
      z.object({
        id: z.string(),
        words: words.nullable(),
        n: z.number().int(),
        figure: estimate.nullable(),
        mark,
        cells: z.array(
          z.object({
            /** Null where too few said it, or where it would tell what too few said. */
            count: z.number().int().nullable(),
            share: estimate.nullable(),
            mark,
          }),
        ),
      }),
    ),
    /** Groups that are too small to be told. */
    left: z.number().int(),
    test: z
      .object({ method: z.enum(['chi-square', 'anova']), statistic: z.number(), p: z.number() })
      .nullable(),
  }),
  refreshOn: [questionnaireAnswered],
})

const comparison = z.object({
  difference: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** Adjusted for all differences that are shown (Holm). */
  p: z.number().nullable(),
  mark,
})

/** Two waves side by side: two periods of a version, or two versions. */
export const questionnaireWaves = read({
  path: '/api/questionnaires/:questionnaireId/waves',
  access: reading,
  reach,
  input: z.object({ ...choice, otherVersion: version, otherFrom: day, otherTo: day }),
  reply: z.object({
    answered: z.object({ current: z.number().int(), previous: z.number().int() }),
    items: z.array(
      z.object({
        question: z.string(),
        titles: z.array(words),
        unit: z.enum([...units, 'share']),
        current: estimate,
        previous: estimate,
        comparison,
      }),
    ),
  }),
  refreshOn: [questionnaireAnswered],
})

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

/** Files that people attached to one question, in no telling order; anonymous ones are told five people at a time. */
export const attachedFiles = read({
  path: '/api/questionnaires/:questionnaireId/attached-files',
  access: reading,
  reach,
  input: z.object({ ...choice, question: z.string().max(40) }),
  reply: z.object({
    items: z.array(z.object({ fileId: z.string(), mediaType: z.string(), bytes: z.number().int() })),
    more: z.boolean(),
  }),
  refreshOn: [questionnaireAnswered],
})

/** What people speak of in what they wrote: labels of the analysis with how it sounds, the most frequent first. */
export const questionnaireThemes = read({
  path: '/api/questionnaires/:questionnaireId/themes',
  access: reading,
  reach,
  input: z.object({ ...choice, question: z.string().max(40).optional() }),
  reply: z.object({
    items: z.array(
      z.object({
        labelId: id,
        words,
        positive: z.number().int(),
        neutral: z.number().int(),
        negative: z.number().int(),
      }),
    ),
    /** Comments without a label. */
    without: z.number().int(),
  }),
  refreshOn: [questionnaireAnswered],
})

/** What people wrote, searched; how each sounds is judged when it is looked at. Personal data is masked and cannot be found. */
export const questionnaireComments = read({
  path: '/api/questionnaires/:questionnaireId/comments',
  access: reading,
  reach,
  input: z.object({
    ...choice,
    question: z.string().max(40).optional(),
    q: z.string().trim().max(100).optional(),
    label: id.optional(),
  }),
  reply: z.object({
    /** Those that ask for free words. */
    questions: z.array(z.object({ id: z.string(), title: words })),
    question: z.string().nullable(),
    answered: z.number().int(),
    items: z.array(z.object({ text: z.string(), polarity: z.enum(['positive', 'neutral', 'negative']) })),
    more: z.boolean(),
  }),
  refreshOn: [questionnaireAnswered],
})
