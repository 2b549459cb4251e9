import { weightedMean } from '@huixiang/cx-stats/weighted-estimates.ts'
import { type RawBuilder, sql } from 'kysely'
import { Refusal } from '#platform/contract/refusal.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { weightedResults } from '../contract/weighting.ts'
import type { Crossed } from '../domain/told-groups.ts'
import {
  categoriesOf,
  type Dimensions,
  dimensionsOf,
  groupId,
  groupSizes,
  type Target,
  targetFrom,
  weighed,
  weightedFigures,
} from '../domain/weighting.ts'
import { lanesIn } from './cross-table.query.ts'
import { customerFacetBy } from './customer-facets.query.ts'
import { customerSql, facetSql } from './facet-sql.ts'
import type { QuestionnairesTables } from './questionnaires.tables.ts'
import { seenVersion, type Version, viewOf } from './view.ts'

const mostDimensions = 3
const mostGroups = 200
// The database tells by the bits of one number which group a row belongs to.
const mostAtOnce = 24

const separator = '\u001F'

function categorySql({ facets }: Version, id: string): RawBuilder<string | null> {
  const facet = facets.find((one) => one.id === id)
  if (facet !== undefined) return facetSql(facet)
  const known = customerFacetBy(id)
  if (known === null) throw new Refusal('questionnaires.noFacet', 'invalid')
  return customerSql[known]
}

/** Into which group an answer falls; null where it is in none in some dimension. */
const groupSql = (version: Version, dimensions: Dimensions): RawBuilder<string | null> =>
  sql.join(
    dimensions.map(({ facet }) => categorySql(version, facet)),
    sql` || ${separator} || `,
  )

function groupsOf(dimensions: Dimensions): string[] {
  return dimensions
    .reduce<string[][]>(
      (groups, { shares }) => groups.flatMap((before) => [...shares.keys()].map((one) => [...before, one])),
      [[]],
    )
    .map(groupId)
}

type Found = Crossed & { readonly place: number }

/** How many of each group said each thing, of many facets in one walk over the answers. */
async function crossedTogether(
  read: ReadHandle,
  where: RawBuilder<boolean>,
  { group, said }: { group: RawBuilder<string | null>; said: readonly RawBuilder<string | null>[] },
): Promise<readonly (readonly Crossed[])[]> {
  const names = said.map((_, place) => sql.ref(`e${place}`))
  const columns = said.map((one, place) => sql`${one} as ${names[place]}`)
  const sets = names.map((name) => sql`(seal, "group", ${name})`)
  const which = names.map((name, place) => sql`when grouping(${name}) = 0 then ${sql.lit(place)}`)
  const found = sql<Found>`(
    select seal, "group", case ${sql.join(which, sql` `)} end as place, coalesce(${sql.join([...names, sql`null`])}) as said, count(*)
    from (
      select case when a.invitation_id is null then a.seal end as seal, ${group} as "group", ${sql.join(columns)}
      from questionnaire_answers a where ${where}) people
    where "group" is not null
    group by grouping sets (${sql.join(sets)}) having coalesce(${sql.join([...names, sql`null`])}) is not null)`
  const rows = await read.tables<QuestionnairesTables>().selectFrom(found.as('found')).selectAll().execute()
  return said.map((_, place) => rows.filter((row) => row.place === place))
}

function targetsIn(given: readonly string[]): readonly Target[] {
  const targets = given.map(targetFrom)
  if (targets.length === 0 || targets.includes(null)) throw new Refusal('questionnaires.noTargets', 'invalid')
  return targets as Target[]
}

function dimensionsIn(given: readonly string[]): Dimensions {
  const dimensions = dimensionsOf(targetsIn(given))
  const sizes = dimensions.reduce((product, { shares }) => product * shares.size, 1)
  if (dimensions.length > mostDimensions || sizes > mostGroups)
    throw new Refusal('questionnaires.tooManyGroups', 'invalid', { most: mostGroups })
  if (dimensions.some(({ whole }) => whole <= 0)) throw new Refusal('questionnaires.noTargets', 'invalid')
  return dimensions
}

export const weightedResultsOf = query(weightedResults, async ({ read }, input) => {
  const version = await seenVersion(read, input.questionnaireId, input.version)
  if (version === undefined) throw new Refusal('questionnaires.notOpen', 'conflict')
  const dimensions = dimensionsIn(input.w)
  const view = await viewOf(read, version, input)
  const facets = version.facets
  const asked = [sql<string | null>`'1'`, ...facets.map(facetSql)]
  const group = groupSql(version, dimensions)
  // Lane by lane, then facet by facet.
  const lanes = await Promise.all(
    lanesIn(version, view).map(async (where) => {
      const found: (readonly Crossed[])[] = []
      for (let start = 0; start < asked.length; start += mostAtOnce)
        found.push(
          ...(await crossedTogether(read, where, { group, said: asked.slice(start, start + mostAtOnce) })),
        )
      return found
    }),
  )
  const of = (place: number) => lanes.map((lane) => lane[place] ?? [])
  const sizes = groupSizes(of(0), groupsOf(dimensions))
  const found = weighed(sizes, dimensions)
  if ('missing' in found)
    throw new Refusal('questionnaires.targetUnanswered', 'conflict', { ...found.missing })
  const { groups, converged } = found
  const n = groups.reduce((sum, one) => sum + one.n, 0)
  const { nEff } = weightedMean(groups.map((one) => ({ value: 1, weight: one.weight, count: one.n })))
  const figures = facets.map((facet, place) => ({
    facet,
    figures: weightedFigures(facet, of(place + 1), groups),
  }))
  return {
    n,
    nEff,
    converged,
    dimensions: dimensions.map(({ facet, shares }, place) => ({
      facet,
      categories: [...shares].map(([id, target]) => {
        const mine = groups.filter((one) => categoriesOf(one.id)[place] === id)
        return { id, n: mine.reduce((sum, one) => sum + one.n, 0), target }
      }),
    })),
    weights: {
      least: Math.min(...groups.map(({ weight }) => weight)),
      most: Math.max(...groups.map(({ weight }) => weight)),
    },
    items: figures.flatMap((one) =>
      (one.figures ?? []).map((figure) => ({ ...figure, titles: [...figure.titles] })),
    ),
    left: figures.filter((one) => one.figures === null).length,
  }
})
