import { sql } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { Right } from '../domain/rights.ts'
import type { CustomersTables } from './customers.tables.ts'

export async function insertRequest(db: WriteHandle, row: CustomersTables['rights_requests']): Promise<void> {
  await db.own<CustomersTables>().insertInto('rights_requests').values(row).execute()
}

export async function insertRightsAnswer(
  db: WriteHandle,
  row: CustomersTables['rights_answers'],
): Promise<void> {
  await db.own<CustomersTables>().insertInto('rights_answers').values(row).execute()
}

/** Requests of customers that nobody answered yet, locked so that one deed answers each. */
export async function lockOpenRequests(
  db: WriteHandle,
  { customerIds, ...which }: { customerIds: readonly string[]; right?: Right; requestId?: string },
) {
  let rows = db
    .own<CustomersTables>()
    .selectFrom('rights_requests')
    .select(['id', 'customer_id', 'asked_for'])
    .where('customer_id', 'in', [...customerIds])
    .where(sql<boolean>`not exists (select 1 from rights_answers where request_id = rights_requests.id)`)
  if (which.right !== undefined) rows = rows.where('asked_for', '=', which.right)
  if (which.requestId !== undefined) rows = rows.where('id', '=', which.requestId)
  return rows.orderBy('id').forUpdate().execute()
}
