import { z } from 'zod'
import { treeChanges } from '#features/taxonomy/contract.ts'
import { nothing, read } from '#platform/contract/endpoint.ts'
import { id } from '#platform/contract/id.ts'
import { analysisCorrected } from '../contract.ts'
import { labelModelRestored, labelModelsSetAside, labelTrainingEnded } from './label-models.ts'

const share = z.object({ value: z.number().nullable(), n: z.number(), low: z.number(), high: z.number() })

/** How well a label is found: how often people changed it, and what the model in service said of it on voices it never learnt from. */
export const readLabelQuality = read({
  path: '/api/labels/:labelId/quality',
  access: 'taxonomy.edit',
  reach: 'all',
  input: nothing,
  reply: z.object({
    /** Voices that a model gave it and of which a person said something else, and all that a model gave it; counted up to `cap`. */
    corrected: z.number(),
    given: z.number(),
    cap: z.number(),
    /** Null while no model serves, or where none of its test voices had the label. */
    measured: z.object({ number: z.number(), precision: share, recall: share }).nullable(),
    /** Labels that the model took for it or it for them, most often first. */
    confusions: z.array(z.object({ labelId: id, asOther: z.number(), asThis: z.number() })),
  }),
  refreshOn: [analysisCorrected, labelTrainingEnded, labelModelRestored, labelModelsSetAside, ...treeChanges],
})
