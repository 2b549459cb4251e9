import { sql } from 'kysely'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { type Category, type CustomerFacet, customerFacets } from '../domain/facets.ts'
import type { QuestionnairesTables } from './questionnaires.tables.ts'
import { type Asked, toVersion } from './scope.ts'

/** Which of what is known of customers and tickets an id such as `~unit` means. */
export const customerFacetBy = (id: string): CustomerFacet | null =>
  customerFacets.find((facet) => id === `~${facet}`) ?? null

/** Names that people gave; all other categories are words of ours. */
const namesSql = sql`case known.facet
  when 'unit' then (select jsonb_build_object('zh', u.name, 'en', u.name) from org_units u where u.id::text = known.id)
  when 'label' then (select jsonb_build_object('zh', l.name_zh, 'en', coalesce(l.name_en, l.name_zh)) from labels l where l.id::text = known.id)
  end`

/** The same as `customerSql` says of one answer, for all of them at once. */
const known = {
  vip: sql`case when c.vip then 'yes' when not c.vip then 'no' end`,
  unit: sql`coalesce(t.org_unit_id, c.org_unit_id)::text`,
  channel: sql`f.channel`,
  label: sql`t.label_id::text`,
  tier: sql`t.tier::text`,
} as const

type Found = Category & { readonly facet: CustomerFacet }

/** What is known of those who answered under their names, the most frequent first, found in one walk over their answers. */
export async function customerCategories(
  read: ReadHandle,
  asked: Asked,
): Promise<ReadonlyMap<CustomerFacet, readonly Category[]>> {
  const columns = customerFacets.map((facet) => sql`${known[facet]} as ${sql.ref(facet)}`)
  const sets = customerFacets.map((facet) => sql`(${sql.ref(facet)})`)
  const which = customerFacets.map(
    (facet) => sql`when grouping(${sql.ref(facet)}) = 0 then ${sql.lit(facet)}`,
  )
  const found = sql<Found & { n: number }>`(
    select known.facet, known.id, ${namesSql} as words, known.n from (
      select case ${sql.join(which, sql` `)} end as facet, coalesce(${sql.join(customerFacets.map((facet) => sql.ref(facet)))}) as id, count(*) as n
      from (
        select ${sql.join(columns)} from questionnaire_answers a
        left join customers c on c.id = a.customer_id
        left join questionnaire_invitations i on i.id = a.invitation_id
        left join tickets t on t.id = i.ticket_id
        left join feedbacks f on f.id = t.feedback_id
        where ${toVersion(asked)} and a.invitation_id is not null) people
      group by grouping sets (${sql.join(sets)})) known
    where known.id is not null)`
  const rows = await read
    .tables<QuestionnairesTables>()
    .selectFrom(found.as('found'))
    .selectAll()
    .orderBy('n', 'desc')
    .orderBy('id')
    .execute()
  return Map.groupBy(
    rows.map(({ facet, id, words }) => ({ facet, id, words })),
    ({ facet }) => facet,
  )
}
