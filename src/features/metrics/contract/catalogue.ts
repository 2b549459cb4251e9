import { z } from 'zod'
import { organisationChanged } from '#features/organisation/contract.ts'
import { done, nothing, read, write } from '#platform/contract/endpoint.ts'
import { event } from '#platform/contract/event.ts'
import { day, id } from '#platform/contract/id.ts'
import { cutsBy } from '../domain/cuts.ts'
import { metricDimensions, metricGroups, metricUnits } from '../domain/definitions/definition.ts'
import { metricName } from './metric-name.ts'
import { ownMetricSaved } from './own-saved.ts'
import { metricSettingsChanged, weekYears } from './settings.ts'

const key = metricName
const words = z.object({ 'zh-CN': z.string(), en: z.string() })

/** `personId` is null once nobody is named any more. */
export const ownerNamed = event('metrics.owner_named', {
  subject: 'metric',
  readWith: 'metrics.read',
  facts: z.object({ metric: key, personId: id.nullable() }),
})

/** Every metric there is: how it is computed, in words, and who answers for it. */
export const readCatalogue = read({
  path: '/api/metrics/catalogue',
  access: 'metrics.read',
  input: nothing,
  reply: z.object({
    items: z.array(
      z.object({
        key,
        group: z.enum(metricGroups),
        name: words,
        formula: words,
        counted: words,
        outOf: words.nullable(),
        leftOut: words.nullable(),
        unit: z.enum(metricUnits),
        direction: z.enum(['more', 'less', 'neither']),
        dimensions: z.array(z.enum(metricDimensions)),
        /** The rows that /api/metrics/cut cuts it into; none where it is no sum of counts. */
        cuts: z.array(z.enum(cutsBy)),
        sources: z.array(z.string()),
        /** The setting of the organisation that is part of it, as it is now. */
        setting: z.object({ name: z.literal('repeatDays'), value: z.number() }).nullable(),
        /** What its days and years are; each change of that is a version, too. Null where it is told of no days. */
        calendar: z
          .object({
            timeZone: z.string(),
            dayBegins: z.number(),
            yearBegins: z.number(),
            weeks: weekYears.nullable(),
          })
          .nullable(),
        version: z.number().int(),
        since: day,
        /** What the organisation made it of, as it was typed; null where it ships. */
        expression: z.string().nullable(),
        /** The metrics that this is made of; none where it ships. */
        parts: z.array(key),
        shownOn: z.array(z.string()),
        /** The goal that ships, in the metric's unit. */
        goal: z.number().nullable(),
        /** The role answers where no person is named. */
        owner: z.object({
          roleKey: z.string(),
          person: z.object({ id, name: z.string() }).nullable(),
        }),
      }),
    ),
    can: z.object({ nameOwner: z.boolean(), make: z.boolean() }),
  }),
  refreshOn: [organisationChanged, ownerNamed, metricSettingsChanged, ownMetricSaved],
})

/** Names who answers for a metric; null gives it back to the role. */
export const nameOwner = write({
  method: 'PUT',
  path: '/api/metrics/catalogue/:metric/owner',
  access: 'organisation.configure',
  reach: 'all',
  input: z.object({ personId: id.nullable() }),
  reply: done,
})
