import { z } from 'zod'
import { event } from '#platform/contract/event.ts'
import { ownMetricName } from './metric-name.ts'

/** A version of a metric that the organisation made of others was saved, or it was retired. */
export const ownMetricSaved = event('metrics.own_saved', {
  subject: 'own-metric',
  readWith: 'metrics.read',
  facts: z.object({ metric: ownMetricName, version: z.number().int().positive(), retired: z.boolean() }),
})
