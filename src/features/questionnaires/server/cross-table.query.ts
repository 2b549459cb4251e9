import { type RawBuilder, sql } from 'kysely'
import { Refusal } from '#platform/contract/refusal.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { questionnaireCrossTable } from '../contract/results.ts'
import { crossTable } from '../domain/cross-table.ts'
import type { Category } from '../domain/facets.ts'
import type { Crossed } from '../domain/told-groups.ts'
import { customerCategories, customerFacetBy } from './customer-facets.query.ts'
import { customerSql, facetSql } from './facet-sql.ts'
import type { QuestionnairesTables } from './questionnaires.tables.ts'
import { inLane, lanesOf } from './scope.ts'
import { sealed, seenVersion, type Version, type View, viewOf } from './view.ts'

const mostGroups = 24

interface Grouping {
  readonly sql: RawBuilder<string | null>
  readonly categories: readonly Category[]
}

async function groupingBy(read: ReadHandle, version: Version, id: string): Promise<Grouping> {
  const facet = version.facets.find((one) => one.id === id)
  if (facet !== undefined) return { sql: facetSql(facet), categories: facet.categories }
  const known = customerFacetBy(id)
  if (known === null) throw new Refusal('questionnaires.noFacet', 'invalid')
  return { sql: customerSql[known], categories: (await customerCategories(read, version)).get(known) ?? [] }
}

type Pair = { readonly group: RawBuilder<string | null>; readonly said: RawBuilder<string | null> }

/** How many answers fall into each pair of categories, counted by the database. */
async function crossedIn(
  read: ReadHandle,
  where: RawBuilder<boolean>,
  { group, said }: Pair,
): Promise<readonly Crossed[]> {
  const found = sql<Crossed>`(
    select * from (
      select case when a.invitation_id is null then a.seal end as seal, ${group} as "group", ${said} as said, count(*)
      from questionnaire_answers a where ${where} group by 1, 2, 3) pairs
    where "group" is not null and said is not null)`
  return read.tables<QuestionnairesTables>().selectFrom(found.as('found')).selectAll().execute()
}

/** The answers of a view lane by lane, since of each anonymous ones are told in fives of their own. */
export const lanesIn = (version: Version, view: View): readonly RawBuilder<boolean>[] =>
  view.lanes === null
    ? lanesOf(version, view).map(
        (lane) => sql<boolean>`${inLane(lane)} and (a.invitation_id is not null or (${sealed(lane)}))`,
      )
    : view.lanes.map(({ part }) => part.where)

export const crossTableOf = query(questionnaireCrossTable, async ({ read }, input) => {
  const version = await seenVersion(read, input.questionnaireId, input.version)
  if (version === undefined) throw new Refusal('questionnaires.notOpen', 'conflict')
  const of = version.facets.find(({ id }) => id === input.of)
  if (of === undefined) throw new Refusal('questionnaires.noFacet', 'invalid')
  const by = await groupingBy(read, version, input.by)
  const view = await viewOf(read, version, input)
  const pair = { group: by.sql, said: facetSql(of) }
  const crossed = await Promise.all(lanesIn(version, view).map((where) => crossedIn(read, where, pair)))
  const isNps = of.kind === 'nps'
  const groups = by.categories.slice(0, mostGroups)
  const table = crossTable(crossed, {
    groups: groups.map(({ id }) => id),
    said: of.categories,
    scale: { range: of.range, isNps },
  })
  return {
    n: table.n,
    said: [...of.categories],
    unit: isNps ? ('nps' as const) : of.range === null ? null : ('mean' as const),
    groups: table.groups.map(({ id, n, figure, mark, cells }) => ({
      id,
      words: groups.find((one) => one.id === id)?.words ?? null,
      n,
      figure,
      mark,
      cells: [...cells],
    })),
    left: table.left.length,
    test: table.test,
  }
})
