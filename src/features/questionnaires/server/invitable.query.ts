import { sql } from 'kysely'
import type { CustomersTables } from '#features/customers/server/customers.tables.ts'
import type { SurveysTables } from '#features/surveys/server/surveys.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { QuestionnairesTables } from './questionnaires.tables.ts'

/** A customer who may be written to, and what speaks against asking them now. */
export interface Reached {
  readonly id: string
  readonly email: string
  readonly key: string
  readonly already: boolean
  readonly optedOut: boolean
  /** When any survey last asked them, also after a handling. */
  readonly askedAt: Date | null
}

/** A customer and everybody merged into them: what one of them was asked and wished holds for all. */
const family = sql`(select kin.id from customers kin where kin.id = customers.id or kin.merged_into_id = customers.id)`

/** The customers known by these addresses. */
export async function customersBy(
  db: ReadHandle,
  questionnaireId: string,
  addresses: readonly string[],
): Promise<readonly Reached[]> {
  if (addresses.length === 0) return []
  const rows = await db
    .tables<CustomersTables & QuestionnairesTables & SurveysTables>()
    .selectFrom('customers')
    .select(['customers.id', 'customers.email', 'customers.email_key as key'])
    .select([
      sql<boolean>`exists (select 1 from questionnaire_opt_outs o where o.customer_id in ${family})`.as(
        'optedOut',
      ),
      sql<boolean>`exists (select 1 from questionnaire_invitations i
        where i.customer_id in ${family} and i.questionnaire_id = ${questionnaireId})`.as('already'),
      sql<Date | null>`greatest(
        (select max(i.invited_at) from questionnaire_invitations i where i.customer_id in ${family}),
        (select max(s.invited_at) from survey_invitations s where s.customer_id in ${family}))`.as('askedAt'),
    ])
    .where('customers.email_key', 'in', [...addresses])
    .where('customers.merged_into_id', 'is', null)
    .where('customers.erased_at', 'is', null)
    .execute()
  return rows.flatMap((row) =>
    row.email === null || row.key === null ? [] : [{ ...row, email: row.email, key: row.key }],
  )
}
