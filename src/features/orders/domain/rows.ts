import type { Field, Target } from './columns.ts'

/** How the rows of a file are read. */
export interface Reading {
  readonly columns: readonly Target[]
  /** Of orders whose row names none. */
  readonly currency: string
  /** A cell as a moment (ISO 8601), or as it stands where it is none. */
  readonly momentOf: (cell: string) => string
}

/** An order as rows tell it, to be judged like one that came by the API. */
export interface RowOrder {
  readonly number: string
  readonly items: readonly object[]
  readonly parcels: readonly { readonly carrier: string | undefined; readonly number: string }[]
  readonly updatedAt: string | undefined
}

const currencyWords: Readonly<Record<string, string>> = {
  人民币: 'CNY',
  人民币元: 'CNY',
  元: 'CNY',
  RMB: 'CNY',
  '¥': 'CNY',
  美元: 'USD',
  $: 'USD',
  欧元: 'EUR',
  '€': 'EUR',
  港币: 'HKD',
  港元: 'HKD',
  日元: 'JPY',
}

const currencyOf = (cell: string): string => {
  const word = cell.normalize('NFKC').toUpperCase()
  return currencyWords[word] ?? word
}

/** Reads one row whose cells are clean lines. */
export function orderOfRow(row: readonly string[], { columns, currency, momentOf }: Reading): RowOrder {
  const cell = (field: Field) => row[columns.indexOf(field)] ?? ''
  const maybe = (field: Field) => cell(field) || undefined
  const moment = (field: Field) => (cell(field) === '' ? undefined : momentOf(cell(field)))
  const figure = (field: Field) => cell(field).normalize('NFKC') || undefined
  const item = {
    name: cell('itemName'),
    sku: maybe('sku'),
    quantity: figure('quantity'),
    price: figure('price'),
  }
  const buyer = {
    externalId: maybe('externalId'),
    phone: maybe('phone'),
    email: maybe('email'),
    name: maybe('name'),
  }
  return {
    number: cell('number'),
    ...{ placedAt: moment('placedAt'), amount: figure('amount'), status: maybe('status'), customer: buyer },
    ...{
      currency: currencyOf(cell('currency')) || currency,
      channel: maybe('channel'),
      store: maybe('store'),
    },
    ...{ link: maybe('link'), updatedAt: moment('updatedAt') },
    items: Object.values(item).some((value) => value) ? [item] : [],
    parcels: cell('tracking') === '' ? [] : [{ carrier: maybe('carrier'), number: cell('tracking') }],
  }
}

const headOf = ({ items: _, parcels: __, ...head }: RowOrder): string => JSON.stringify(head)

/**
 * Shops write an order of several goods as several rows. A row that says the same of the order as the one before it, and names something
 * bought, goes on with that order; null where it is another one.
 */
export function joined(order: RowOrder, next: RowOrder): RowOrder | null {
  if (next.number === '' || next.items.length === 0 || headOf(order) !== headOf(next)) return null
  const known = new Set(order.parcels.map(({ number }) => number))
  return {
    ...order,
    items: [...order.items, ...next.items],
    parcels: [...order.parcels, ...next.parcels.filter(({ number }) => !known.has(number))],
  }
}

const fieldsOfPaths: readonly (readonly [RegExp, (path: string) => string])[] = [
  [/^customer\.(\w+)$/, (path) => path.slice(path.indexOf('.') + 1)],
  [/^items\.\d+\.name$/, () => 'itemName'],
  [/^items\.\d+\.(\w+)$/, (path) => path.slice(path.lastIndexOf('.') + 1)],
  [/^parcels\.\d+\.carrier$/, () => 'carrier'],
  [/^parcels/, () => 'tracking'],
  [/^items/, () => 'itemName'],
]

/** The column whose cell a fault is about; −1 where no column is. */
export function columnOfPath(path: string, columns: readonly Target[]): number {
  const field = fieldsOfPaths.find(([shape]) => shape.test(path))?.[1](path) ?? path
  return columns.indexOf(field as Target)
}
