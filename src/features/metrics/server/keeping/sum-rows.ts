import type { SumKey } from '../../domain/fact-sums.ts'
import { type Cells, isKnown, pack } from '../../domain/packed-cells.ts'
import { packDays } from '../../domain/packed-days.ts'

/** A row of sums as JSON: bytes as the database writes them. */
export const hex = (bytes: Uint8Array): string => `\\x${Buffer.from(bytes).toString('hex')}`
export const hexIfKnown = (cells: Cells): string | null => (isKnown(cells) ? hex(pack(cells)) : null)
export const hexOfDays = (days: ReadonlyMap<number, Cells>): string => hex(packDays(days))

export const keyOf = ({ measure, place, below, day }: SumKey): string => `${measure} ${place} ${below} ${day}`
