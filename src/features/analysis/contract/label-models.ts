import { z } from 'zod'
import { done, nothing, read, write } from '#platform/contract/endpoint.ts'
import { event } from '#platform/contract/event.ts'
import { id, moment } from '#platform/contract/id.ts'
import { analysisCorrected } from '../contract.ts'
import { endedStates, modelFaults, modelStates, modelSteps } from '../domain/label-models.ts'
import { nightly, nightlyLearningSet, nightlyLearningStopped } from './nightly-learning.ts'

const ofModel = { subject: 'label_model', readWith: 'taxonomy.edit' } as const

/** A person asked to have labels learnt from what people said. */
export const labelTrainingRequested = event('analysis.label_training_requested', {
  ...ofModel,
  facts: z.object({ number: z.number(), examples: z.number() }),
})

/** A training ended; a promoted model serves from now on. `right` of `tested` texts that it never learnt from. */
export const labelTrainingEnded = event('analysis.label_training_ended', {
  ...ofModel,
  facts: z.object({
    number: z.number(),
    outcome: z.enum(endedStates),
    trained: z.number(),
    tested: z.number(),
    right: z.number(),
  }),
})

/** A person stopped a training; what labels were found with serves on. */
export const labelTrainingCancelled = event('analysis.label_training_cancelled', {
  ...ofModel,
  facts: z.object({ number: z.number() }),
})

/** A person put an earlier model back in use. */
export const labelModelRestored = event('analysis.label_model_restored', {
  ...ofModel,
  facts: z.object({ number: z.number() }),
})

/** A person had labels found by the words of the tree again. */
export const labelModelsSetAside = event('analysis.label_models_set_aside', {
  ...ofModel,
  facts: z.object({ number: z.number() }),
})

const ofTree = { subject: 'taxonomy', readWith: 'taxonomy.edit' } as const

/** A person said how sure a label must be, in 0…1. */
export const labelThresholdSet = event('analysis.label_threshold_set', {
  ...ofTree,
  facts: z.object({ threshold: z.number() }),
})

/** A person left it to the model again how sure a label must be. */
export const labelThresholdCleared = event('analysis.label_threshold_cleared', {
  ...ofTree,
  facts: z.object({}),
})

const modelEvents = [
  labelTrainingRequested,
  labelTrainingEnded,
  labelTrainingCancelled,
  labelModelRestored,
  labelModelsSetAside,
  labelThresholdSet,
  labelThresholdCleared,
  nightlyLearningSet,
  nightlyLearningStopped,
]

/** A share of texts with its 95 % interval (Wilson); `value` is null where n is 0. */
const share = z.object({ value: z.number().nullable(), n: z.number(), low: z.number(), high: z.number() })
const namedLabel = z.object({ id, nameZh: z.string(), nameEn: z.string().nullable() })
const path = z.array(namedLabel)

const model = z.object({
  modelId: id,
  number: z.number(),
  askedAt: moment,
  askedBy: z.string().nullable(),
  /** Nobody asked: it was time at night. */
  atNight: z.boolean(),
  state: z.enum(modelStates),
  /** What is being done, while it is learnt. */
  step: z.enum(modelSteps).nullable(),
  endedAt: moment.nullable(),
  serving: z.boolean(),
  /** Why it could not be learnt, or not be used; what served before it then serves on. */
  fault: z.enum(modelFaults).nullable(),
  /** Whether it can be put (back) in service. */
  usable: z.boolean(),
  trained: z.number().nullable(),
  accuracy: share.nullable(),
  /** What served before it, on the same texts. */
  accuracyBefore: share.nullable(),
  /** McNemar's exact test of «both are equally good». */
  pValue: z.number().nullable(),
})

/** Every training, newest first, and what the next one would learn from. */
export const listLabelModels = read({
  path: '/api/label-models',
  access: 'taxonomy.edit',
  reach: 'all',
  input: nothing,
  reply: z.object({
    items: z.array(model),
    /** Voices that people labelled, counted up to `cap`, and how many a training needs. */
    examples: z.number(),
    cap: z.number(),
    needed: z.number(),
    /** Voices whose label a person gave or changed since the last training was asked for, counted up to `cap`. */
    correctedSince: z.number(),
    threshold: z.number().nullable(),
    nightly,
    /** How long the last training took that came to an end. */
    lastTook: z.number().nullable(),
    can: z.object({ train: z.boolean(), cancel: z.boolean() }),
  }),
  refreshOn: [...modelEvents, analysisCorrected],
})

/** The card of one model: how good it is, label by label. */
export const readLabelModel = read({
  path: '/api/label-models/:modelId',
  access: 'taxonomy.edit',
  reach: 'all',
  input: nothing,
  reply: model.extend({
    card: z
      .object({
        taxonomyVersion: z.number(),
        macroF1: z.number(),
        calibrationError: z.number(),
        /** How much the words of the tree and what was learnt from examples count. */
        blend: z.object({ words: z.number(), examples: z.number() }),
        coverage: z.array(z.object({ coverage: z.number(), accuracy: share })),
        /** What each threshold leaves to people: how many test texts get a label, and how many of these rightly. */
        sureness: z.array(z.object({ from: z.number(), labelled: share, right: share })),
        labels: z.array(z.object({ path, precision: share, recall: share })),
        confusions: z.array(z.object({ truth: path, said: path, count: z.number() })),
      })
      .nullable(),
  }),
  refreshOn: modelEvents,
})

/** Has labels learnt from what people said; the model serves once it has shown that it is not worse. */
export const trainLabels = write({
  method: 'POST',
  path: '/api/label-models',
  access: 'taxonomy.edit',
  reach: 'all',
  input: nothing,
  reply: z.object({ modelId: id, number: z.number() }),
})

/** Stops a training that is under way; whatever it had learnt is let go. */
export const cancelTraining = write({
  method: 'DELETE',
  path: '/api/label-models/:modelId/training',
  access: 'taxonomy.edit',
  reach: 'all',
  input: nothing,
  reply: done,
})

/** Puts an earlier model back in use; null has labels found by the words of the tree again. */
export const restoreLabelModel = write({
  method: 'PUT',
  path: '/api/label-model-in-use',
  access: 'taxonomy.edit',
  reach: 'all',
  input: z.object({ modelId: id.nullable() }),
  reply: done,
})

/** How sure a label must be for no person to be asked; null leaves it to the model. */
export const setLabelThreshold = write({
  method: 'PUT',
  path: '/api/label-threshold',
  access: 'taxonomy.edit',
  reach: 'all',
  input: z.object({ threshold: z.number().min(0).max(1).nullable() }),
  reply: done,
})
