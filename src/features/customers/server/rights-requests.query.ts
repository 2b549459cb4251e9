import { sql } from 'kysely'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { mayEverywhere } from '#platform/server/actor.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { listRightsRequests } from '../contract/rights.ts'
import type { CustomersTables } from './customers.tables.ts'
import { customerInReach, visibleCustomers } from './visible-customers.ts'

function requestRows(read: ReadHandle, customerIds: readonly string[]) {
  return (
    read
      .tables<CustomersTables & StaffTables>()
      .selectFrom('rights_requests as request')
      .leftJoin('rights_answers as answer', 'answer.request_id', 'request.id')
      .leftJoin('people as recorder', 'recorder.id', 'request.recorded_by')
      .leftJoin('people as answerer', 'answerer.id', 'answer.answered_by')
      .select(['request.id', 'request.asked_for', 'request.origin', 'request.asked_at'])
      .select(['request.recorded_by', 'recorder.name as recorder', 'answer.ground', 'answer.hold_id'])
      .select(['answer.answered_at', 'answer.answered_by', 'answerer.name as answerer'])
      .where('request.customer_id', 'in', [...customerIds])
      // What waits for an answer comes first.
      .orderBy(sql`answer.request_id is null`, 'desc')
      .orderBy('request.asked_at', 'desc')
      .orderBy('request.id', 'desc')
      .limit(100)
      .execute()
  )
}

const named = (id: string | null, name: string | null) => (id === null || name === null ? null : { id, name })

const shown = (row: Awaited<ReturnType<typeof requestRows>>[number]) => ({
  id: row.id,
  right: row.asked_for,
  origin: row.origin,
  askedAt: row.asked_at.toISOString(),
  recordedBy: named(row.recorded_by, row.recorder),
  answer: row.answered_at && {
    outcome: row.ground === null ? ('fulfilled' as const) : ('refused' as const),
    ground: row.ground,
    holdId: row.hold_id,
    at: row.answered_at.toISOString(),
    by: named(row.answered_by, row.answerer),
  },
})

/** The latest hundred things asked of these customers' personal data and how each ended; leans on rights_requests_customer. */
export async function requestsOf(read: ReadHandle, customerIds: readonly string[]) {
  return (await requestRows(read, customerIds)).map(shown)
}

export const rightsRequests = query(listRightsRequests, async ({ read, actor }, { customerId }) => {
  const row = await visibleCustomers(read, actor)
    .select(['merged_into_id', 'erased_at'])
    .select(sql<boolean>`${customerInReach(actor, 'customers.edit')}`.as('editable'))
    .select((eb) =>
      sql<
        string[]
      >`array(select whole.id from customers whole where ${eb.ref('customers.id')} in (whole.id, whole.merged_into_id))`.as(
        'whole',
      ),
    )
    .where('id', '=', customerId)
    .executeTakeFirst()
  if (row === undefined) throw new Refusal('platform.notFound', 'missing')
  const living = row.merged_into_id === null && row.erased_at === null
  return {
    items: await requestsOf(read, row.whole),
    can: { ask: living && row.editable === true, answer: mayEverywhere(actor, 'customers.erase') },
  }
})
