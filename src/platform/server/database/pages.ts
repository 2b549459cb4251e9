import { sql } from 'kysely'
import { Refusal } from '#platform/contract/refusal.ts'

/** A keyset cursor: the sort values of the last row, opaque to the caller. */
export function encodeCursor(values: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url')
}

/** Reads a cursor of `length` values back. Refuses `platform.badCursor` for anything else. */
export function decodeCursor(cursor: string, length: number): (string | number | null)[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (Array.isArray(values) && values.length === length) return values
  } catch {
    // Falls through to the refusal: a cursor that is not ours.
  }
  throw new Refusal('platform.badCursor', 'invalid')
}

/**
 * The limit of a page: one row more than it shows. Written into the statement, because a limit that is a parameter makes PostgreSQL
 * plan for a tenth of all rows, find that dear, and plan the statement anew each time, which costs more than reading the page.
 */
export const oneMoreThan = (limit: number) => sql.lit(limit + 1)

/** Cuts the one row too many that a page asks for, and makes the next cursor of the last row kept. */
export function pageOfRows<Row>(rows: Row[], limit: number, keys: (row: Row) => (string | number | null)[]) {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last !== undefined ? encodeCursor(keys(last)) : null }
}
