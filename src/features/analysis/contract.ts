import { z } from 'zod'
import { event } from '#platform/contract/event.ts'
import { id } from '#platform/contract/id.ts'
import { emotions, kinds, languages, polarities, risks, urgencies } from './domain/codes.ts'

const ofFeedback = { subject: 'feedback', readWith: 'intake.read' } as const

/** What stands after this version of the analysis, whoever judged it. */
const judgement = {
  version: z.number().int().positive(),
  kind: z.enum(kinds),
  kindConfidence: z.number(),
  urgency: z.enum(urgencies),
  /** Null when the label is left to a person. */
  labelId: id.nullable(),
  labelConfidence: z.number().nullable(),
  polarity: z.enum(polarities),
  emotion: z.enum(emotions),
  language: z.enum(languages),
  risks: z.array(z.enum(risks)),
}

export const analysisCompleted = event('analysis.completed', {
  ...ofFeedback,
  facts: z.object({
    ...judgement,
    mode: z.enum(['live', 'history']),
    customerId: id.nullable(),
    chosenKind: z.enum(kinds).nullable(),
    solvedOnCall: z.boolean(),
  }),
})

/** A person put a judgement right; the facts are what stands now. */
export const analysisCorrected = event('analysis.corrected', {
  ...ofFeedback,
  facts: z.object({
    ...judgement,
    fields: z.array(z.enum(['kind', 'label', 'polarity', 'urgency'])),
  }),
})
