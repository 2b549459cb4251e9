import { z } from 'zod'
import { treeChanges } from '#features/taxonomy/contract.ts'
import { nothing, read, write } from '#platform/contract/endpoint.ts'
import { event } from '#platform/contract/event.ts'
import { id, moment } from '#platform/contract/id.ts'
import {
  aspects,
  correctable,
  currencies,
  emotions,
  factKinds,
  judgementSources,
  kinds,
  languages,
  polarities,
  risks,
  urgencies,
} from './domain/codes.ts'

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

/**
 * A voice was judged; `version` above 1 when it was judged again, after the tree of labels or the analyser changed or the customer
 * `added` something.
 */
export const analysisCompleted = event('analysis.completed', {
  ...ofFeedback,
  facts: z.object({
    ...judgement,
    mode: z.enum(['live', 'history']),
    customerId: id.nullable(),
    chosenKind: z.enum(kinds).nullable(),
    solvedOnCall: z.boolean(),
    /** What the customer's later words brought; absent unless they are why it was judged again. */
    added: z
      .object({ additionIds: z.array(id), urgent: z.boolean(), risks: z.array(z.enum(risks)) })
      .optional(),
  }),
})

/** A person put a judgement right; the facts are what stands now. */
export const analysisCorrected = event('analysis.corrected', {
  ...ofFeedback,
  facts: z.object({
    ...judgement,
    fields: z.array(z.enum(correctable)),
    /** Risks that came or that a person now stands for, and those that went; absent in events from before risks could be corrected. */
    risksAdded: z.array(z.enum(risks)).optional(),
    risksRemoved: z.array(z.enum(risks)).optional(),
  }),
})

/** A person asked to have everything judged again that an older tree or analyser judged. */
export const reanalysisRequested = event('analysis.reanalysis_requested', {
  subject: 'taxonomy',
  readWith: 'taxonomy.edit',
  facts: z.object({ taxonomyVersion: z.number(), outdated: z.number() }),
})

/** Corrections of one judgement left the house as training examples, personal data masked. */
export const correctionsExported = event('analysis.corrections_exported', {
  subject: 'correction_export',
  readWith: 'taxonomy.edit',
  facts: z.object({ task: z.string() }),
})

/** After any of them another analysis may stand. */
export const judgementEvents = [analysisCompleted, analysisCorrected]
const span = z.object({ start: z.number(), end: z.number() })
const source = z.enum(judgementSources)
const judged = { confidence: z.number(), source }
export const namedLabel = z.object({ id, nameZh: z.string(), nameEn: z.string().nullable() })
const labelGuess = z.object({ path: z.array(namedLabel), evidence: z.array(span), ...judged })

export const readAnalysis = read({
  path: '/api/feedback/:feedbackId/analysis',
  access: 'intake.read',
  input: nothing,
  reply: z.object({
    /** Null while the voice waits to be analysed. */
    analysis: z
      .object({
        version: z.number(),
        analyserVersion: z.string(),
        at: moment,
        language: z.enum(languages),
        kind: z.object({ value: z.enum(kinds), ...judged }),
        polarity: z.object({ value: z.enum(polarities), score: z.number(), ...judged }),
        emotion: z.object({ value: z.enum(emotions), ...judged }),
        /** How the customer feels about single sides of the service; `span` is the clause that says so. */
        aspects: z.array(
          z.object({
            aspect: z.enum(aspects),
            polarity: z.enum(polarities),
            score: z.number(),
            span,
            ...judged,
          }),
        ),
        urgency: z.object({
          value: z.enum(urgencies),
          reasons: z.array(z.object({ reason: z.string(), span })),
          ...judged,
        }),
        /** `path` from the root down; null when nothing was sure enough, or a person said that none fits. */
        label: labelGuess.nullable(),
        labelSource: source,
        /** Other labels it might be, best first. */
        alternatives: z.array(labelGuess),
        risks: z.array(
          z.object({
            risk: z.enum(risks),
            confidence: z.number(),
            evidence: z.array(span),
            byPerson: z.boolean(),
          }),
        ),
        /** Risks that were found and that a person said are not there. */
        deniedRisks: z.array(z.enum(risks)),
        keyPhrases: z.array(z.object({ phrase: z.string(), span })),
        /** What it speaks of, and what that means: a half-open local time, an amount. */
        facts: z.array(
          z.object({
            kind: z.enum(factKinds),
            span,
            stretch: z.object({ from: z.string(), to: z.string() }).optional(),
            amount: z.object({ value: z.number(), currency: z.enum(currencies) }).optional(),
          }),
        ),
        /** Where in the whole what the customer added stands; spans before the first are in the voice's own text. */
        added: z.array(span.extend({ additionId: id })),
        history: z.array(
          z.object({
            version: z.number(),
            at: moment,
            personId: id.nullable(),
            personName: z.string().nullable(),
            fields: z.array(z.enum(correctable)),
          }),
        ),
      })
      .nullable(),
    can: z.object({
      correct: z.boolean(),
      /** Whether the version that stands is the reader's own correction, which they may take back. */
      undo: z.boolean(),
    }),
  }),
  refreshOn: judgementEvents,
})

export const correctAnalysis = write({
  method: 'POST',
  path: '/api/feedback/:feedbackId/corrections',
  access: 'analysis.correct',
  input: z
    .object({
      /** The version that the person was looking at. */
      version: z.number().int().positive(),
      kind: z.enum(kinds).optional(),
      labelId: id.nullable().optional(),
      polarity: z.enum(polarities).optional(),
      emotion: z.enum(emotions).optional(),
      urgency: z.enum(urgencies).optional(),
      /** True: the risk is there; false: it is not. */
      risks: z.partialRecord(z.enum(risks), z.boolean()).optional(),
    })
    .refine(({ version: _, ...said }) => Object.values(said).some((value) => value !== undefined)),
  reply: z.object({ version: z.number() }),
})

/** Takes back the person's own last correction of a voice: what stood before it stands again, as a new version. */
export const undoCorrection = write({
  method: 'POST',
  path: '/api/feedback/:feedbackId/corrections-undone',
  access: 'analysis.correct',
  input: z.object({
    /** The version that the correction made. */
    version: z.number().int().positive(),
  }),
  reply: z.object({ version: z.number() }),
})

/** Counts stop at `cap`, so that they cost the same however many voices there are. */
export const analysisStanding = read({
  path: '/api/analysis-standing',
  access: 'analysis.correct',
  input: nothing,
  reply: z.object({
    toLabel: z.number(),
    outdated: z.number(),
    /** Voices that people labelled since labels were last learnt, in the whole organisation. */
    correctedSinceTraining: z.number(),
    cap: z.number(),
    can: z.object({ reanalyse: z.boolean() }),
  }),
  refreshOn: [...judgementEvents, ...treeChanges],
})

export const requestReanalysis = write({
  method: 'POST',
  path: '/api/reanalyses',
  access: 'taxonomy.edit',
  reach: 'all',
  input: nothing,
  reply: z.object({ outdated: z.number() }),
})
