import { type Expression, type SqlBool, sql } from 'kysely'
import { numberKey } from '../domain/sources.ts'

/** The condition under which a case's number begins with what was typed; its digits are enough. */
export function beginsWith(typed: string): Expression<SqlBool> {
  const key = numberKey(typed)
  const byKey = sql<boolean>`external_cases.number_key like ${`${key}%`}`
  return /^\d+$/.test(key)
    ? sql<boolean>`(${byKey} or external_cases.number_digits like ${`${key}%`})`
    : byKey
}
