import { sql } from 'kysely'
import type { CustomersTables } from '#features/customers/server/customers.tables.ts'
import { isTextable } from '#features/notifications/server/public/gateways.ts'
import type { SurveysTables } from '#features/surveys/server/surveys.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Judging } from '../domain/sendings.ts'
import { wishedBefore } from './address-hashes.ts'
import { theRules } from './kept-questionnaires.ts'
import type { QuestionnairesTables } from './questionnaires.tables.ts'

/** A customer who may be written to, and what speaks against asking them now. */
export interface Reached extends Judging {
  readonly id: string
  /** What their address is known by. */
  readonly key: string | null
}

/** A customer and everybody merged into them: what one of them was asked and wished holds for all. */
const family = sql`(select kin.id from customers kin where kin.id = customers.id or kin.merged_into_id = customers.id)`

/** The customers known by these ids or addresses; whoever is merged into another or erased is not among them. */
export async function customersBy(
  db: ReadHandle,
  questionnaireId: string,
  by: { readonly addresses: readonly string[] } | { readonly ids: readonly string[] },
): Promise<readonly Reached[]> {
  const wanted = 'ids' in by ? by.ids : by.addresses
  if (wanted.length === 0) return []
  const rows = await db
    .tables<CustomersTables & QuestionnairesTables & SurveysTables>()
    .selectFrom('customers')
    .select([
      'customers.id',
      'customers.email',
      'customers.phone',
      'customers.email_key',
      'customers.phone_key',
    ])
    .select([
      sql<boolean>`exists (select 1 from questionnaire_opt_outs o where o.customer_id in ${family})`.as(
        'optedOut',
      ),
      sql<boolean>`exists (select 1 from questionnaire_invitations i
        where i.customer_id in ${family} and i.questionnaire_id = ${questionnaireId} and i.ticket_id is null and i.order_id is null)`.as(
        'already',
      ),
      sql<Date | null>`greatest(
        (select max(i.written_at) from questionnaire_invitations i where i.customer_id in ${family}),
        (select max(s.mailed_at) from survey_invitations s where s.customer_id in ${family}))`.as('askedAt'),
    ])
    .where('ids' in by ? 'customers.id' : 'customers.email_key', 'in', [...wanted])
    .where('customers.merged_into_id', 'is', null)
    .where('customers.erased_at', 'is', null)
    .execute()
  const { link_key: linkKey } = await theRules(db)
  const wished = await wishedBefore(db, linkKey, rows)
  return rows.map((row) => ({
    ...{ id: row.id, key: row.email_key, email: row.email, already: row.already },
    phone: row.phone !== null && isTextable(row.phone) ? row.phone : null,
    optedOut: row.optedOut || wished.has(row),
    askedAt: row.askedAt?.getTime() ?? null,
  }))
}

/** The customers that these are known as today: whom they were merged into, or themselves. */
export async function knownToday(
  db: ReadHandle,
  customerIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (customerIds.length === 0) return new Map()
  const rows = await db
    .tables<CustomersTables>()
    .selectFrom('customers')
    .select(['id', sql<string>`coalesce(merged_into_id, id)`.as('today')])
    .where('id', 'in', [...customerIds])
    .execute()
  return new Map(rows.map(({ id, today }) => [id, today]))
}
