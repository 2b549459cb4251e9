import type { CustomersTables } from '#features/customers/server/customers.tables.ts'
import { mayEditCustomer } from '#features/customers/server/public/editable-customer.ts'
import { idsOfSeenCustomer } from '#features/customers/server/public/seen-customers.ts'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { surveyWish } from '../contract/wishes.ts'
import { wishedBefore } from './address-hashes.ts'
import { theRules } from './kept-questionnaires.ts'
import type { QuestionnairesTables } from './questionnaires.tables.ts'

/** What the first of them wished who did. */
const wishOf = (read: ReadHandle, customerIds: readonly string[]) =>
  read
    .tables<QuestionnairesTables & StaffTables>()
    .selectFrom('questionnaire_opt_outs as wish')
    .leftJoin('people as person', 'person.id', 'wish.recorded_by')
    .select(['wish.at', 'person.id', 'person.name'])
    .where('wish.customer_id', 'in', [...customerIds])
    .orderBy('wish.at')
    .executeTakeFirst()

async function wishedByAddress(read: ReadHandle, customerIds: readonly string[]): Promise<boolean> {
  const { link_key: key } = await theRules(read)
  const rows = await read
    .tables<CustomersTables>()
    .selectFrom('customers')
    .select(['phone_key', 'email_key'])
    .where('id', 'in', [...customerIds])
    .execute()
  return (await wishedBefore(read, key, rows)).size > 0
}

export const wishOfCustomer = query(surveyWish, async ({ read, actor }, { customerId }) => {
  const customerIds = await idsOfSeenCustomer(read, actor, customerId)
  const wish = await wishOf(read, customerIds)
  const optedOut = wish !== undefined || (await wishedByAddress(read, customerIds))
  return {
    optedOut,
    at: wish?.at.toISOString() ?? null,
    recordedBy: wish?.id && wish.name !== null ? { id: wish.id, name: wish.name } : null,
    can: { set: await mayEditCustomer(read, actor, customerId) },
  }
})
