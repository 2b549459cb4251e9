import type { ColumnType } from 'kysely'

/** What was bought; amounts are text, exact. */
export interface Item {
  readonly name: string
  readonly sku: string | null
  readonly quantity: string | null
  readonly price: string | null
}

export interface Parcel {
  readonly carrier: string | null
  readonly number: string
}

type Json<Shape> = ColumnType<Shape, string, string>

/** The tables this feature owns. */
export interface OrdersTables {
  orders: {
    id: string
    source: string
    number: string
    number_key: string
    customer_id: string | null
    placed_at: Date
    status: string | null
    /** When it came to its status; null: it stands as it was placed. */
    status_since: Date | null
    /** Read as text: the driver would make a float of it. */
    amount: string
    currency: string
    channel: string | null
    store: string | null
    items: Json<Item[]>
    parcels: Json<Parcel[]>
    parcel_keys: string[]
    link: string | null
    updated_at: Date
  }
  erased_orders: {
    hash: Buffer
    erased_at: Date
  }
}
