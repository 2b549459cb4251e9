import { z } from 'zod'
import { read, write } from '#platform/contract/endpoint.ts'
import { estimate } from '#platform/contract/estimate.ts'
import { questionnaireAnswered, reading } from '../contract.ts'
import { kinds } from '../domain/questionnaire.ts'
import { units } from '../domain/results.ts'

const reach = 'all'
const words = z.object({ zh: z.string(), en: z.string() })
const version = z.coerce.number().int().positive().optional()

/** What was said to each question of a version (the latest unless another is named). Groups of fewer than five are told to nobody. */
export const questionnaireResults = read({
  path: '/api/questionnaires/:questionnaireId/results',
  access: reading,
  reach,
  input: z.object({ version }),
  reply: z.object({
    version: z.number().int().nullable(),
    answered: z.number().int(),
    /** Fewer than five answers, in this version or in the others: nothing is told. */
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
                count: z.number().int(),
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

/** A sensitive read, so a write: it leaves `questionnaires.exported`. One row an answer, one column a thing asked; at most 50,000 rows. */
export const exportQuestionnaire = write({
  method: 'POST',
  path: '/api/questionnaires/:questionnaireId/exports',
  access: reading,
  reach,
  input: z.object({ version }),
  reply: z.object({ fileName: z.string(), csv: z.string(), rows: z.number().int() }),
  kept: () => null,
})
