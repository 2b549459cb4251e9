import { sql } from 'kysely'
import type { ReadHandle } from '#platform/server/database/handles.ts'

/** What a timeline may name, and the table its name stands in. */
const tables = {
  people: sql`select id, name as zh, name as en from people`,
  units: sql`select id, name as zh, name as en from org_units`,
  labels: sql`select id, name_zh as zh, coalesce(name_en, name_zh) as en from labels`,
  rules: sql`select id, name as zh, name as en from dispatch_rules`,
}
export type Nameable = keyof typeof tables
const nameables = Object.keys(tables) as Nameable[]

/** A name in both languages. */
export interface Name {
  readonly zh: string
  readonly en: string
}

/** Names by id of what is mentioned; each is looked for in its own table only. */
export async function namesOf(
  read: ReadHandle,
  mentioned: readonly { readonly what: Nameable; readonly id: string }[],
): Promise<Map<string, Name>> {
  if (mentioned.length === 0) return new Map()
  const looked = nameables.flatMap((what) => {
    const ids = new Set(mentioned.flatMap((one) => (one.what === what ? one.id : [])))
    return ids.size === 0 ? [] : sql`${tables[what]} where id = any(${[...ids]}::uuid[])`
  })
  const { rows } = await sql<Name & { id: string }>`${sql.join(looked, sql` union all `)}`.execute(
    read.tables<object>() as never,
  )
  return new Map(rows.map(({ id, zh, en }) => [id, { zh, en }]))
}
