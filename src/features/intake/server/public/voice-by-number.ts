import { type RawBuilder, sql } from 'kysely'
import { readTrackingNumber } from '../../domain/tracking-number.ts'

/** The id of the voice whose tracking number somebody typed, as a subquery; null when what they typed is none. */
export function voiceByNumber(typed: string): RawBuilder<string> | null {
  const number = readTrackingNumber(typed)
  return number === null ? null : sql<string>`(select id from feedbacks where number = ${number})`
}
