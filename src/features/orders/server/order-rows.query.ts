import { type Expression, type SqlBool, sql } from 'kysely'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { OrdersTables } from './orders.tables.ts'

/** Orders, to be narrowed and put in order by whoever asks. */
export const orderRows = (read: ReadHandle) =>
  read
    .tables<OrdersTables>()
    .selectFrom('orders')
    .select(['id', 'source', 'number', 'customer_id', 'placed_at', 'status', 'currency', 'channel', 'store'])
    .select(['items', 'parcels', 'link', 'updated_at', sql<string>`amount::text`.as('amount')])

export type OrderRow = Awaited<ReturnType<ReturnType<typeof orderRows>['executeTakeFirstOrThrow']>>

/** An order as it is shown. */
export const shownOrder = ({ customer_id: _, placed_at, updated_at, ...row }: OrderRow) => ({
  ...row,
  placedAt: placed_at.toISOString(),
  updatedAt: updated_at.toISOString(),
})

/** Orders that have one of the keys, or a parcel that has; leans on orders_number and orders_parcels. */
export const numbered = (keys: readonly string[]): Expression<SqlBool> =>
  sql<boolean>`(orders.number_key = any(${[...keys]}::text[]) or orders.parcel_keys && ${[...keys]}::text[])`
