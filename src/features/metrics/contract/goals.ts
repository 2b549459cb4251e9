import { z } from 'zod'
import { read, write } from '#platform/contract/endpoint.ts'
import { event } from '#platform/contract/event.ts'
import { id, moment } from '#platform/contract/id.ts'
import { goalPeriod } from '../domain/goals.ts'
import { goalMetricName } from './metric-name.ts'

const named = z.object({ id, name: z.string() })
const metric = goalMetricName
export const period = z.string().regex(goalPeriod)
const version = z.number().int().min(0)

/** Of a metric, for a unit and a period; a value of null takes it back. */
export const goalSet = event('metrics.goal_set', {
  subject: 'metric-goal',
  readWith: 'metrics.read',
  facts: z.object({
    metric,
    unitId: id,
    period,
    value: z.number().nullable(),
    version: z.number().int().positive(),
  }),
})

const goal = z.object({
  metric,
  unit: named,
  period,
  /** A share from 0 to 1, points, milliseconds, or how many there may be in the whole period, as the metric is told. */
  value: z.number(),
  version,
  setAt: moment,
  by: named.nullable(),
})

/** The goals that stand for the reader's units and those above, from which units without one of their own inherit. */
export const listGoals = read({
  path: '/api/metrics/goals',
  access: 'metrics.read',
  input: z.object({ metric: metric.optional(), unitId: id.optional() }),
  reply: z.object({ items: z.array(goal), can: z.object({ set: z.boolean() }) }),
  refreshOn: [goalSet],
})

/** Each version of one goal, the latest first. */
export const goalHistory = read({
  path: '/api/metrics/goal-history',
  access: 'metrics.read',
  input: z.object({ metric, unitId: id, period }),
  reply: z.object({
    items: z.array(z.object({ version, value: z.number().nullable(), setAt: moment, by: named.nullable() })),
  }),
  refreshOn: [goalSet],
})

/** Sets a goal for a unit and those below it. `version` is the one that was seen, 0 where none stands. */
export const setGoal = write({
  method: 'PUT',
  path: '/api/metrics/goals',
  access: 'organisation.configure',
  reach: 'all',
  input: z.object({ metric, unitId: id, period, value: z.number().nullable(), version }),
  reply: z.object({ version }),
})
