import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import { mayEverywhere } from '#platform/server/actor.ts'
import { query } from '#platform/server/command.ts'
import { readCatalogue } from '../contract/catalogue.ts'
import { cutsOf } from '../domain/cuts.ts'
import { formulaOf } from '../domain/definitions/definition.ts'
import { definitions, metricKeys } from '../domain/definitions.ts'
import { changesOf, shippedSettings } from '../domain/settings.ts'
import type { MetricsTables } from './metrics.tables.ts'
import { settingsVersions } from './settings.query.ts'

/** Every definition, with who answers for it. */
export const catalogue = query(readCatalogue, async ({ read, actor }) => {
  const named = await read
    .tables<MetricsTables & StaffTables>()
    .selectFrom('metric_owners')
    .innerJoin('people', 'people.id', 'metric_owners.person_id')
    .select(['metric_owners.metric', 'people.id', 'people.name'])
    .execute()
  const versions = await settingsVersions(read)
  const inForce = versions.at(-1) ?? shippedSettings
  const people = new Map(named.map(({ metric, ...person }) => [metric, person]))
  return {
    items: metricKeys.map((key) => {
      const { ownerRole, dimensions, sources, shownOn, goal, setting, ...definition } = definitions[key]
      const changes = setting === undefined ? null : changesOf(versions, setting)
      return {
        key,
        ...definition,
        formula: formulaOf(definition),
        goal: goal ?? null,
        setting: setting === undefined ? null : { name: setting, value: inForce[setting] },
        version: definition.version + (changes?.times ?? 0),
        since: changes?.since ?? definition.since,
        dimensions: [...dimensions],
        cuts: [...cutsOf(key)],
        sources: [...sources],
        shownOn: [...shownOn],
        owner: { roleKey: ownerRole, person: people.get(key) ?? null },
      }
    }),
    can: { nameOwner: mayEverywhere(actor, 'organisation.configure') },
  }
})
