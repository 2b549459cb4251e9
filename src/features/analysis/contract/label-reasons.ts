import { z } from 'zod'
import { nothing, read } from '#platform/contract/endpoint.ts'
import { id } from '#platform/contract/id.ts'
import { analysisCompleted, analysisCorrected } from '../contract.ts'
import { reasonSources } from '../domain/label-reasons.ts'
import { labelModelRestored, labelModelsSetAside, labelTrainingEnded } from './label-models.ts'

const namedLabel = z.object({ id, nameZh: z.string(), nameEn: z.string().nullable() })

/** What in a voice speaks for its label, or where it has none for the closest one, as labels are found now. */
export const readLabelReasons = read({
  path: '/api/feedback/:feedbackId/label-reasons',
  access: 'intake.read',
  input: nothing,
  reply: z.object({
    /** Null where no label comes close. */
    label: z
      .object({
        path: z.array(namedLabel),
        /** Whether the voice has this label; otherwise nothing was sure enough and this one came closest. */
        stands: z.boolean(),
        confidence: z.number().nullable(),
      })
      .nullable(),
    /** The model that was asked; null where labels are found by the words of the tree. */
    model: z.number().nullable(),
    /** How sure a label must be, where the organisation says so. */
    threshold: z.number().nullable(),
    /** Labels were found otherwise when this voice was judged. */
    judgedBefore: z.boolean(),
    reasons: z.array(
      z.object({
        start: z.number(),
        end: z.number(),
        /** Of all that speaks for the label from the same source. */
        share: z.number(),
        from: z.enum(reasonSources),
      }),
    ),
  }),
  refreshOn: [
    analysisCompleted,
    analysisCorrected,
    labelTrainingEnded,
    labelModelRestored,
    labelModelsSetAside,
  ],
})
