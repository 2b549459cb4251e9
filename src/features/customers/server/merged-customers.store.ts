import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { CustomersTables } from './customers.tables.ts'

/** Puts a customer, and whoever went into them before, into another. */
export async function mergeInto(
  db: WriteHandle,
  { survivorId, otherId, at }: { survivorId: string; otherId: string; at: Date },
) {
  await db
    .own<CustomersTables>()
    .updateTable('customers')
    .set({ merged_into_id: survivorId, merged_at: at })
    .where((eb) => eb.or([eb('id', '=', otherId), eb('merged_into_id', '=', otherId)]))
    .execute()
}

/** Takes a customer out of another again, if they went in after `since`; false when they did not. */
export async function takeOut(
  db: WriteHandle,
  { survivorId, otherId, since }: { survivorId: string; otherId: string; since: Date },
) {
  const result = await db
    .own<CustomersTables>()
    .updateTable('customers')
    .set({ merged_into_id: null, merged_at: null })
    .where('id', '=', otherId)
    .where('merged_into_id', '=', survivorId)
    .where('merged_at', '>=', since)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Both rows, locked in one order so that two merges cannot wait for each other. */
export async function lockCustomers(db: WriteHandle, ids: readonly string[]) {
  return db
    .own<CustomersTables>()
    .selectFrom('customers')
    .select(['id', 'merged_into_id', 'erased_at'])
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forUpdate()
    .execute()
}

/** Answers a noticed likeness, or a pair nobody noticed: these are two people. */
export async function dismissLikeness(
  db: WriteHandle,
  pair: readonly [string, string],
  by: { personId: string | null; at: Date },
) {
  const [customerId, otherId] = [...pair].sort() as [string, string]
  const answer = { dismissed_at: by.at, dismissed_by: by.personId }
  await db
    .own<CustomersTables>()
    .insertInto('customer_likenesses')
    .values({ customer_id: customerId, other_id: otherId, noticed_at: by.at, ...answer })
    .onConflict((conflict) => conflict.columns(['customer_id', 'other_id']).doUpdateSet(answer))
    .execute()
}

/** A customer and everyone who went into them. */
export async function wholeCustomer(db: WriteHandle, customerId: string) {
  return db
    .own<CustomersTables>()
    .selectFrom('customers')
    .selectAll()
    .where((eb) => eb.or([eb('id', '=', customerId), eb('merged_into_id', '=', customerId)]))
    .orderBy('id')
    .forUpdate()
    .execute()
}

/** The customer a row stands for now, locked: itself, or the one it went into. */
export async function lockSurvivor(db: WriteHandle, customerId: string) {
  const own = db.own<CustomersTables>()
  return own
    .selectFrom('customers')
    .select(['id', 'merged_into_id', 'erased_at'])
    .where('id', '=', (eb) =>
      eb
        .selectFrom('customers as given')
        .select((one) => one.fn.coalesce('given.merged_into_id', 'given.id').as('id'))
        .where('given.id', '=', customerId),
    )
    .forUpdate()
    .executeTakeFirst()
}

/** Whether somebody still stands behind a row: it neither went into another nor was erased. */
export const isLiving = (row: { merged_into_id: string | null; erased_at: Date | null }): boolean =>
  row.merged_into_id === null && row.erased_at === null

/** Leaves of customers their ids alone. */
export async function blankCustomers(db: WriteHandle, ids: readonly string[], at: Date): Promise<void> {
  const own = db.own<CustomersTables>()
  await own
    .updateTable('customers')
    .set({
      name: null,
      name_key: null,
      phone: null,
      phone_key: null,
      email: null,
      email_key: null,
      external_id: null,
      vip: false,
      tags: [],
      custom: '{}',
      erased_at: at,
    })
    .where('id', 'in', [...ids])
    .execute()
  await own
    .deleteFrom('customer_standings')
    .where('customer_id', 'in', [...ids])
    .execute()
  await own
    .updateTable('customer_unmaskings')
    .set({ note: null })
    .where('customer_id', 'in', [...ids])
    .execute()
}

export async function insertCustomerUnmasking(
  db: WriteHandle,
  row: CustomersTables['customer_unmaskings'],
): Promise<void> {
  await db.own<CustomersTables>().insertInto('customer_unmaskings').values(row).execute()
}
