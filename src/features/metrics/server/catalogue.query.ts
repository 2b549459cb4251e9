import { type DayClock, daysBy } from '@huixiang/business-time/day-clock.ts'
import { dayClock } from '#features/organisation/server/public/day-clock.ts'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import type { ReplyOf } from '#platform/contract/endpoint.ts'
import { mayEverywhere } from '#platform/server/actor.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { readCatalogue } from '../contract/catalogue.ts'
import { madeMetric } from '../domain/asked-metric.ts'
import type { Years } from '../domain/axes.ts'
import { cutsOf, isKept } from '../domain/cuts.ts'
import { formulaOf, type MetricDimension } from '../domain/definitions/definition.ts'
import { definitions, type MetricKey, metricKeys } from '../domain/definitions.ts'
import { type OwnMetric, partsOf, wordsOf } from '../domain/own-metrics.ts'
import {
  type Changes,
  changesOf,
  type SettingsVersion,
  shippedSettings,
  versionWith,
} from '../domain/settings.ts'
import type { MetricsTables } from './metrics.tables.ts'
import { ownMetrics } from './own-metrics.ts'
import { customerChoices } from './reading/customer-choices.query.ts'
import { clockChanges, settingsVersions } from './settings.query.ts'

type Item = Omit<ReplyOf<typeof readCatalogue>['items'][number], 'owner'>

/** What days and years are, and how often that was changed. */
interface Calendar extends DayClock, Years {
  readonly changes: readonly (Changes | null)[]
}

const calendarOf = (dimensions: readonly MetricDimension[], { changes: _changes, ...days }: Calendar) =>
  dimensions.includes('day') ? days : null

function shippedItem(key: MetricKey, versions: readonly SettingsVersion[], calendar: Calendar): Item {
  const { ownerRole: _role, dimensions, sources, shownOn, goal, setting, ...definition } = definitions[key]
  const inForce = versions.at(-1) ?? shippedSettings
  const changes = [
    ...(setting === undefined ? [] : [changesOf(versions, (settings) => settings[setting])]),
    ...(dimensions.includes('day') ? calendar.changes : []),
  ]
  return {
    key,
    ...definition,
    formula: formulaOf(definition),
    expression: null,
    parts: [],
    goal: goal ?? null,
    setting: setting === undefined ? null : { name: setting, value: inForce[setting] },
    calendar: calendarOf(dimensions, calendar),
    ...versionWith(definition, changes),
    dimensions: [...dimensions],
    cuts: [...cutsOf(key)],
    sources: [...sources],
    shownOn: [...shownOn],
  }
}

function madeItem(own: OwnMetric, dayOf: (at: number) => string, calendar: Calendar): Item {
  const { dimensions, cuts } = madeMetric(own)
  const words = wordsOf(own.expression)
  return {
    ...{ key: own.key, group: 'own', name: own.name, unit: own.unit, direction: own.direction },
    ...{ formula: words, counted: words, outOf: null, leftOut: null, expression: own.text },
    parts: [...partsOf(own)],
    ...{
      goal: null,
      setting: null,
      calendar: calendarOf(dimensions, calendar),
      version: own.version,
      since: dayOf(own.setAt.getTime()),
    },
    ...{ dimensions: [...dimensions], cuts: [...cuts], shownOn: [] },
    sources: [...new Set(partsOf(own).flatMap((part) => definitions[part].sources))],
  }
}

/** Who is named to answer for a metric. */
async function namedOwners(read: ReadHandle) {
  const named = await read
    .tables<MetricsTables & StaffTables>()
    .selectFrom('metric_owners')
    .innerJoin('people', 'people.id', 'metric_owners.person_id')
    .select(['metric_owners.metric', 'people.id', 'people.name'])
    .execute()
  return new Map(named.map(({ metric, ...person }) => [metric, person]))
}

/** Every definition, with who answers for it; what the organisation made itself stands last. */
export const catalogue = query(readCatalogue, async ({ read, actor }) => {
  const versions = await settingsVersions(read)
  const clock = await dayClock(read)
  const dayOf = daysBy(clock)
  const { yearBegins, weeks } = versions.at(-1) ?? shippedSettings
  const calendar = {
    ...{ timeZone: clock.timeZone, dayBegins: clock.dayBegins, yearBegins, weeks },
    changes: [
      await clockChanges(read),
      changesOf(versions, (settings) => [settings.yearBegins, settings.weeks]),
    ],
  }
  const people = await namedOwners(read)
  const fields = await customerChoices(read)
  const withOwner = (item: Item, roleKey: string) => ({
    ...item,
    dimensions: item.dimensions.filter((one) => isKept(one, fields)),
    cuts: item.cuts.filter((one) => isKept(one, fields)),
    owner: { roleKey, person: people.get(item.key) ?? null },
  })
  const configures = mayEverywhere(actor, 'organisation.configure')
  return {
    items: [
      ...metricKeys.map((key) => withOwner(shippedItem(key, versions, calendar), definitions[key].ownerRole)),
      ...[...(await ownMetrics(read)).values()].map((own) =>
        withOwner(madeItem(own, dayOf, calendar), 'analyst'),
      ),
    ],
    can: { nameOwner: configures, make: configures },
  }
})
