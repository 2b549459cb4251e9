import { z } from 'zod'
import { done, write } from '#platform/contract/endpoint.ts'
import { event } from '#platform/contract/event.ts'
import { id, moment } from '#platform/contract/id.ts'
import { nightOutcomes } from '../domain/nights.ts'

const ofTree = { subject: 'taxonomy', readWith: 'taxonomy.edit' } as const

/** A person said from which hour on labels are learnt at night, and from how many corrections. */
export const nightlyLearningSet = event('analysis.nightly_learning_set', {
  ...ofTree,
  facts: z.object({ hour: z.number(), atLeast: z.number() }),
})

/** A person said that labels are not learnt at night. */
export const nightlyLearningStopped = event('analysis.nightly_learning_stopped', {
  ...ofTree,
  facts: z.object({}),
})

/** Hours of the organisation's own time. */
const hour = z.number().int().min(0).max(23)

/** Learning at night as it stands, with what the last night brought. */
export const nightly = z.object({
  /** Null: never. */
  hour: hour.nullable(),
  atLeast: z.number(),
  nextAt: moment.nullable(),
  last: z
    .object({
      at: moment,
      outcome: z.enum(nightOutcomes),
      corrections: z.number(),
      /** What was learnt, if anything was. */
      modelId: id.nullable(),
      number: z.number().nullable(),
    })
    .nullable(),
})

/** When labels are learnt by themselves; an hour of null switches it off. */
export const setNightlyLearning = write({
  method: 'PUT',
  path: '/api/nightly-label-learning',
  access: 'taxonomy.edit',
  reach: 'all',
  input: z.object({ hour: hour.nullable(), atLeast: z.number().int().min(1).max(10_000) }),
  reply: done,
})
