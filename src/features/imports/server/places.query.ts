import { sql } from 'kysely'
import type { CustomersTables } from '#features/customers/server/customers.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'

/** Something of the master data that a row names. */
export interface Place {
  readonly id: string
  readonly unitId: string | null
}

type List = 'products' | 'outlets' | 'touchpoints'

/** Finds master data by code, or by a name that only one record has; what was asked once is remembered. */
export function placesIn(read: ReadHandle): (list: List, word: string) => Promise<Place | null> {
  const asked = new Map<string, Promise<Place | null>>()
  const find = async (list: List, word: string) => {
    const { rows } = await sql<{ id: string; org_unit_id: string | null; coded: boolean }>`
      select id, org_unit_id, code = ${word} as coded from ${sql.table(list)}
      where code = ${word} or name = ${word} order by coded desc limit 2
    `.execute(read.tables<CustomersTables>() as never)
    const [first, second] = rows
    if (first === undefined || (second !== undefined && !first.coded)) return null
    return { id: first.id, unitId: first.org_unit_id }
  }
  return (list, word) => {
    const key = `${list} ${word}`
    const known = asked.get(key) ?? find(list, word)
    asked.set(key, known)
    return known
  }
}
