import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import { mayEverywhere } from '#platform/server/actor.ts'
import { query } from '#platform/server/command.ts'
import { readCatalogue } from '../contract/catalogue.ts'
import { cutsOf } from '../domain/cuts.ts'
import { formulaOf } from '../domain/definitions/definition.ts'
import { definitions, metricKeys } from '../domain/definitions.ts'
import type { MetricsTables } from './metrics.tables.ts'

/** Every definition, with who answers for it. */
export const catalogue = query(readCatalogue, async ({ read, actor }) => {
  const named = await read
    .tables<MetricsTables & StaffTables>()
    .selectFrom('metric_owners')
    .innerJoin('people', 'people.id', 'metric_owners.person_id')
    .select(['metric_owners.metric', 'people.id', 'people.name'])
    .execute()
  const people = new Map(named.map(({ metric, ...person }) => [metric, person]))
  return {
    items: metricKeys.map((key) => {
      const { ownerRole, dimensions, sources, shownOn, goal, ...definition } = definitions[key]
      return {
        key,
        ...definition,
        formula: formulaOf(definition),
        goal: goal ?? null,
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
