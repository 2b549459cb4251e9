import { sql } from 'kysely'
import type { ReadHandle, WriteHandle } from '#platform/server/database/handles.ts'
import { jsonText } from '#platform/server/database/json-text.ts'
import type { Item, OrdersTables, Parcel } from './orders.tables.ts'

/** An order as it is to be written; times are ISO, amounts text. */
export interface NewOrder {
  readonly id: string
  readonly number: string
  readonly number_key: string
  readonly customer_id: string | null
  readonly placed_at: string
  readonly status: string | null
  readonly status_since: string | null
  readonly amount: string
  readonly currency: string
  readonly channel: string | null
  readonly store: string | null
  readonly items: readonly Item[]
  readonly parcels: readonly Parcel[]
  readonly parcel_keys: readonly string[]
  readonly link: string | null
  readonly updated_at: string
}

/** What became of an order, and whose it is and was. */
export interface Written {
  readonly number: string
  readonly id: string | null
  readonly outcome: 'created' | 'changed' | 'unchanged' | 'outdated'
  readonly customer_id: string | null
  readonly customer_before: string | null
}

const columns = ['placed_at', 'status', 'amount', 'currency', 'channel', 'store', 'items', 'parcels', 'link']
const contentOf = (table: 'o' | 'b') => sql.raw(columns.map((column) => `${table}.${column}`).join(', '))

/**
 * Writes orders of one source by their numbers, each of which comes once. One that is newer here stays as it is; a buyer who is not named
 * again stays. Written in the order of their numbers, so that two deliveries wait for each other in one order.
 */
export async function upsertOrders(
  db: WriteHandle,
  source: string,
  orders: readonly NewOrder[],
): Promise<Written[]> {
  if (orders.length === 0) return []
  const { rows } = await sql<Written>`
    with o as (
      select * from jsonb_to_recordset(${jsonText(orders)}::jsonb) as o(id uuid, number text, number_key text, customer_id uuid,
        placed_at timestamptz(3), status text, status_since timestamptz(3), amount numeric, currency text, channel text, store text, items jsonb, parcels jsonb,
        parcel_keys text[], link text, updated_at timestamptz(3))
    ), b as (
      select orders.* from orders join o on o.number = orders.number where orders.source = ${source}
    ), written as (
      insert into orders (id, source, number, number_key, customer_id, placed_at, status, status_since, amount, currency, channel, store,
        items, parcels, parcel_keys, link, updated_at)
      select id, ${source}, number, number_key, customer_id, placed_at, status, status_since, amount, currency, channel, store,
        items, parcels, parcel_keys, link, updated_at
      from o order by number
      on conflict (source, number) do update set customer_id = coalesce(excluded.customer_id, orders.customer_id),
        placed_at = excluded.placed_at, status = excluded.status,
        status_since = case when orders.status is not distinct from excluded.status then orders.status_since else excluded.updated_at end,
        amount = excluded.amount, currency = excluded.currency,
        channel = excluded.channel, store = excluded.store, items = excluded.items, parcels = excluded.parcels,
        parcel_keys = excluded.parcel_keys, link = excluded.link, updated_at = excluded.updated_at
      where orders.updated_at <= excluded.updated_at
      returning id, number, customer_id
    )
    select o.number, coalesce(written.id, b.id) as id, coalesce(written.customer_id, b.customer_id) as customer_id,
      b.customer_id as customer_before,
      case when written.id is null then 'outdated' when b.id is null then 'created'
        when (${contentOf('o')}) is not distinct from (${contentOf('b')}) and written.customer_id is not distinct from b.customer_id
          then 'unchanged'
        else 'changed' end as outcome
    from o left join b on b.number = o.number left join written on written.number = o.number
  `.execute(db.own<OrdersTables>())
  return rows
}

/** Of orders of a source those that stand newer here than they are given, as they stand. */
export async function newerHere(
  db: ReadHandle,
  source: string,
  orders: readonly Pick<NewOrder, 'number' | 'updated_at'>[],
): Promise<Written[]> {
  if (orders.length === 0) return []
  const { rows } = await sql<Written>`
    select orders.number, orders.id, 'outdated' as outcome, orders.customer_id, orders.customer_id as customer_before
    from jsonb_to_recordset(${jsonText(orders)}::jsonb) as given(number text, updated_at timestamptz(3))
    join orders on orders.number = given.number
    where orders.source = ${source} and orders.updated_at > given.updated_at
  `.execute(db.tables<OrdersTables>() as never)
  return rows
}

interface MaybeErased {
  readonly numbers: readonly string[]
  readonly erasedCustomers: readonly string[]
}

/** Takes orders out again that were erased while they were written, or whose customer was, and remembers them by hashes; gives their numbers. */
export async function dropErased(
  db: WriteHandle,
  source: string,
  { numbers, erasedCustomers, at }: MaybeErased & { at: Date },
): Promise<string[]> {
  if (numbers.length === 0) return []
  const { rows } = await sql<{ number: string }>`
    with gone as (
      delete from orders where source = ${source} and number = any(${[...numbers]}::text[])
        and (customer_id = any(${[...erasedCustomers]}::uuid[]) or exists (
          select 1 from erased_orders where hash = sha256(convert_to(orders.source || ' ' || orders.number, 'UTF8'))))
      returning source, number
    ), noted as (
      insert into erased_orders (hash, erased_at)
      select sha256(convert_to(source || ' ' || number, 'UTF8')), ${at}::timestamptz from gone
      on conflict do nothing
    )
    select number from gone
  `.execute(db.own<OrdersTables>())
  return rows.map(({ number }) => number)
}

/** Of the numbers of a source those whose customer was erased. */
export async function erasedAmong(
  db: ReadHandle,
  source: string,
  numbers: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ number: string }>`
    select orders.number from unnest(${[...numbers]}::text[]) as orders(number)
    where exists (select 1 from erased_orders where hash = sha256(convert_to(${source}::text || ' ' || orders.number, 'UTF8')))
  `.execute(db.tables<OrdersTables>() as never)
  return new Set(rows.map(({ number }) => number))
}

/** Removes the orders of customers, and remembers them by hashes alone. */
export async function eraseOrders(db: WriteHandle, customerIds: readonly string[], at: Date): Promise<void> {
  await sql`
    with gone as (
      delete from orders where customer_id = any(${[...customerIds]}::uuid[]) returning source, number
    )
    insert into erased_orders (hash, erased_at)
    select sha256(convert_to(source || ' ' || number, 'UTF8')), ${at}::timestamptz from gone
    on conflict do nothing
  `.execute(db.own<OrdersTables>())
}
