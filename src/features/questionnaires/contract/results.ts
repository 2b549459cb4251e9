import { z } from 'zod'
import { read } from '#platform/contract/endpoint.ts'
import { estimate } from '#platform/contract/estimate.ts'
import { questionnaireAnswered, reading } from '../contract.ts'
import { marks } from '../domain/cross-table.ts'
import { dimensions, kinds } from '../domain/questionnaire.ts'
import { units } from '../domain/results.ts'
import { choice, day, reach, version, words } from './choosing-answers.ts'

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
        /** Somebody wrote anonymously what is not shown, because a part of the answers is looked at. */
        wordsLeftOut: z.boolean(),
      }),
    ),
    /** The dimensions of satisfaction (CSI) that the survey asks for, over all its statements. */
    dimensions: z.array(
      z.object({
        dimension: z.enum(dimensions),
        /** Its share in the index, of 1. */
        weight: z.number(),
        /** Mean of people's means, 1 to 7; null where it is not told. */
        figure: estimate.nullable(),
        statements: z.array(z.object({ question: z.string(), row: z.string() })),
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
