import { z } from 'zod'
import { goalKeys, metricKeys } from '../domain/definitions.ts'
import { type OwnKey, ownKey } from '../domain/own-metrics.ts'

/** A metric that the organisation made of others. */
export const ownMetricName = z.string().regex(ownKey) as unknown as z.ZodType<OwnKey, OwnKey>

export type OwnMetricName = OwnKey

/** Any metric, whether it ships or was made. */
export const metricName = z.enum(metricKeys).or(ownMetricName)

/** Any metric that one can aim at. */
export const goalMetricName = z.enum(goalKeys).or(ownMetricName)
