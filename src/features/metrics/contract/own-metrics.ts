import { z } from 'zod'
import { read, write } from '#platform/contract/endpoint.ts'
import { day, id, moment } from '#platform/contract/id.ts'
import { cutsBy } from '../domain/cuts.ts'
import { metricUnits } from '../domain/definitions/definition.ts'
import { expressionProblems, mostSigns } from '../domain/expressions/expression.ts'
import { workedOut } from './cut.ts'
import { ownMetricSaved } from './own-saved.ts'

const words = z.object({ 'zh-CN': z.string(), en: z.string() })
const name = z.string().trim().min(1).max(60)
const made = {
  nameZh: name,
  nameEn: name,
  expression: z.string().trim().min(1).max(mostSigns),
  unit: z.enum(metricUnits),
  direction: z.enum(['more', 'less', 'neither']),
}
const version = z.number().int().min(0)

/** Every version of a metric that the organisation made, the latest first. */
export const readOwnMetric = read({
  path: '/api/metrics/own/:metric',
  access: 'metrics.read',
  input: z.object({}),
  reply: z.object({
    items: z.array(
      z.object({
        ...made,
        version,
        retired: z.boolean(),
        setAt: moment,
        by: z.object({ id, name: z.string() }).nullable(),
      }),
    ),
  }),
  refreshOn: [ownMetricSaved],
})

/** What an expression comes to, before it is kept: in words, by what it can be cut, and each of the days from … to …; or why and where it is none. */
export const tryExpression = read({
  path: '/api/metrics/expression',
  access: 'organisation.configure',
  reach: 'all',
  input: z.object({ expression: z.string().max(2000), from: day, to: day }),
  reply: z.object({
    problem: z
      .object({
        problem: z.enum(expressionProblems),
        /** At which sign, from 1; at which word; what may have been meant. */
        at: z.number().int(),
        word: z.string(),
        meant: z.string().nullable(),
      })
      .nullable(),
    tried: z
      .object({
        words,
        cuts: z.array(z.enum(cutsBy)),
        total: workedOut,
        days: z.array(z.object({ day, estimate: workedOut })),
      })
      .nullable(),
  }),
  refreshOn: [],
})

/** Keeps a version of a metric made of others; `version` is the one that was seen, 0 for a new one. */
export const saveOwnMetric = write({
  method: 'PUT',
  path: '/api/metrics/own/:metric',
  access: 'organisation.configure',
  reach: 'all',
  input: z.object({ ...made, version }),
  reply: z.object({ version }),
})

/** Retires it: nobody is shown it any more, and what it was stays in its versions. Saved again it is back. */
export const retireOwnMetric = write({
  method: 'DELETE',
  path: '/api/metrics/own/:metric',
  access: 'organisation.configure',
  reach: 'all',
  input: z.object({ version }),
  reply: z.object({ version }),
})
