import { sql } from 'kysely'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { type Category, type CustomerFacet, customerFacets } from '../domain/facets.ts'
import { customerSql } from './facet-sql.ts'
import type { QuestionnairesTables } from './questionnaires.tables.ts'
import { type Asked, toVersion } from './scope.ts'

/** Which of what is known of customers and tickets an id such as `~unit` means. */
export const customerFacetBy = (id: string): CustomerFacet | null =>
  customerFacets.find((facet) => id === `~${facet}`) ?? null

/** Names that people gave; all other categories are words of ours. */
const names = {
  unit: sql`(select jsonb_build_object('zh', u.name, 'en', u.name) from org_units u where u.id::text = known.id)`,
  label: sql`(select jsonb_build_object('zh', l.name_zh, 'en', coalesce(l.name_en, l.name_zh)) from labels l where l.id::text = known.id)`,
} as const

/** What is known of those who answered under their names, the most frequent first. */
export async function customerCategories(
  read: ReadHandle,
  asked: Asked,
  facet: CustomerFacet,
): Promise<readonly Category[]> {
  const words = facet === 'unit' || facet === 'label' ? names[facet] : sql`null::jsonb`
  const found = sql<Category & { n: number }>`(
    select known.id, ${words} as words, known.n from (
      select ${customerSql[facet]} as id, count(*) as n from questionnaire_answers a
      where ${toVersion(asked)} and a.invitation_id is not null group by 1) known
    where known.id is not null)`
  const rows = await read
    .tables<QuestionnairesTables>()
    .selectFrom(found.as('found'))
    .selectAll()
    .orderBy('n', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(({ id, words: named }) => ({ id, words: named }))
}
