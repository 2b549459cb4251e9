import { proportion } from '@huixiang/cx-stats/proportion.ts'
import type { LabelTrainingReport } from '@huixiang/text-analysis/label-training.ts'
import type { Label } from '@huixiang/text-analysis/labels.ts'

/** How a training can end by itself: fit to serve, significantly worse than what served, or not at all. */
export const endedStates = ['promoted', 'worse', 'failed'] as const
export const modelStates = ['waiting', 'learning', ...endedStates, 'cancelled'] as const
export type ModelState = (typeof modelStates)[number]
/** What is being done while a model is learnt. */
export const modelSteps = ['reading', 'learning', 'comparing'] as const
export type ModelStep = (typeof modelSteps)[number]
/** Why a model could not be learnt (the first) or not be used. */
export const modelFaults = [
  'interrupted',
  'notAModel',
  'newerFormat',
  'truncated',
  'damaged',
  'otherSenses',
] as const
export type ModelFault = (typeof modelFaults)[number]

const lostAfterMs = 3600_000

/** When a training must have been asked for to be under way still: one that nobody has ended after an hour was lost with its process. */
export const underWaySince = (now: number) => new Date(now - lostAfterMs)

/** So many voices must have been labelled by people before a training is worth its time. */
export const neededExamples = 10
/** A training learns from the newest so many. */
export const mostExamples = 50_000
/** Weights of so many promoted models are kept, so that one can be put back. */
export const keptModels = 5

/** Of the test texts: how many the model is at least so sure of, and how many of these it labels right. */
export interface Sureness {
  readonly from: number
  readonly labelled: number
  readonly right: number
}

/** What a training leaves behind besides weights; trainings before 0.1.0 noted no sureness. */
export type Card = LabelTrainingReport & { readonly sureness?: readonly Sureness[] }

/** What a model said of a test text, and what a person had. */
export interface Said {
  readonly truth: string
  readonly first: Pick<Label, 'labelId' | 'confidence'> | undefined
}

const thresholdSteps = 100

/** What every threshold from 0 to 1, in hundredths, would leave to people, and what the rest is worth. */
export function surenessOf(said: readonly Said[]): Sureness[] {
  return Array.from({ length: thresholdSteps + 1 }, (_, step) => {
    const from = step / thresholdSteps
    const sure = said.filter(({ first }) => first !== undefined && first.confidence >= from)
    return {
      from,
      labelled: sure.length,
      right: sure.filter(({ truth, first }) => first?.labelId === truth).length,
    }
  })
}

const heldOutParts = 5

/**
 * Whether a voice is for testing: a fifth, always the same voices, so that no model has ever learnt from the texts that it and its
 * successors are compared on. FNV-1a over the id.
 */
export function heldOut(feedbackId: string): boolean {
  let hash = 0x811c9dc5
  for (let i = 0; i < feedbackId.length; i++) hash = Math.imul(hash ^ feedbackId.charCodeAt(i), 0x01000193)
  return (hash >>> 0) % heldOutParts === 0
}

/** A share with its 95 % interval. */
export function shareOf(hits: number, n: number) {
  const { value, low, high } = proportion({ hits, n })
  return { value, n, low: low ?? 0, high: high ?? 1 }
}

/** The accuracy of an evaluation, as a share. */
export function accuracyOf({ accuracy, n }: { readonly accuracy: number; readonly n: number }) {
  return shareOf(Math.round(accuracy * n), n)
}
