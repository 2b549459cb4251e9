/** After which orders people are asked; an empty list takes any. */
export interface OrderFilter {
  /** Statuses that end a transaction; without any, it ends when the order is placed. */
  readonly statuses: readonly string[]
  readonly channels: readonly string[]
  /** Article numbers, or words of the article's name. */
  readonly products: readonly string[]
}

/** What is known of an order that may be asked about; moments in milliseconds since 1970. */
export interface AskableOrder {
  readonly placedAt: number
  /** When it came to its status; null: it stands as it was placed. */
  readonly statusSince: number | null
  readonly status: string | null
  readonly channel: string | null
  readonly items: readonly { readonly name: string; readonly sku: string | null }[]
}

const plain = (text: string) => text.trim().toLowerCase()

const among = (wanted: readonly string[], given: string | null) =>
  wanted.length === 0 || (given !== null && wanted.some((one) => plain(one) === plain(given)))

const holds = (items: AskableOrder['items'], wanted: string) =>
  items.some(
    ({ name, sku }) => plain(name).includes(plain(wanted)) || (sku !== null && plain(sku) === plain(wanted)),
  )

/** When the transaction was over that people are asked about; null while it is not, or where the order is none of those meant. */
export function transactedAt(order: AskableOrder, filter: OrderFilter): number | null {
  const { statuses, channels, products } = filter
  const meant = among(statuses, order.status) && among(channels, order.channel)
  if (!meant || !(products.length === 0 || products.some((one) => holds(order.items, one)))) return null
  return statuses.length === 0 ? order.placedAt : (order.statusSince ?? order.placedAt)
}
