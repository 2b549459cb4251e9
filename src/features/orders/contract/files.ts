import { z } from 'zod'
import { source } from '../contract.ts'
import { targets } from '../domain/columns.ts'
import type { faultCodes } from '../domain/faults.ts'

/** Larger files go through the API, in deliveries. */
export const largestFile = { bytes: 20 * 1024 * 1024, rows: 50_000 }

export const dateOrders = ['ymd', 'dmy', 'mdy'] as const

/** How a file of orders is read, as JSON in the field `mapping` of the form. */
export const orderMapping = z.object({
  source,
  columns: z.array(z.enum(targets)).max(1000),
  dateOrder: z.enum(dateOrders),
  /** ISO 4217, for rows that name none. */
  currency: z.string().length(3),
})
export type OrderMapping = z.output<typeof orderMapping>

/** What a file turned out to be. */
export interface OrderFile {
  readonly encoding: string | null
  readonly columns: readonly {
    readonly name: string
    readonly samples: readonly string[]
    readonly guess: (typeof targets)[number]
    readonly confidence: number
  }[]
  readonly preview: readonly (readonly string[])[]
  readonly dateOrder: (typeof dateOrders)[number]
}

export const fileOutcomes = ['sound', 'created', 'changed', 'unchanged', 'outdated', 'refused'] as const

/** What became of the orders of a file; `sound` are those that a check found nothing wrong with. */
export interface OrderFileReport {
  readonly orders: number
  readonly counts: Readonly<Record<(typeof fileOutcomes)[number], number>>
  /** Orders of which nobody was recognised. */
  readonly withoutBuyer: number
  /** Rows that were not taken, as they stood in the file; `column` counts from zero. */
  readonly refused: readonly {
    readonly row: number
    readonly faults: readonly { readonly code: (typeof faultCodes)[number]; readonly column: number | null }[]
    readonly cells: readonly string[]
  }[]
}
