import { type Insertable, type Kysely, type RawBuilder, sql } from 'kysely'
import { jsonText } from './json-text.ts'

/** A row to be written among many. A column of JSON takes the value itself, not its text. */
export type ManyRow<Row> = {
  readonly [Column in keyof Insertable<Row>]: Insertable<Row>[Column] | object | null
}

const isPlain = (value: unknown): boolean =>
  typeof value !== 'object' ||
  value === null ||
  value instanceof Date ||
  (Array.isArray(value) && value.every(isPlain))

/** How the database reads rows: text goes a sixth faster from JSON as it stands; what holds JSON of its own is made into jsonb once. */
const readAs = (row: object) => (Object.values(row).every(isPlain) ? sql.raw('json') : sql.raw('jsonb'))

/**
 * Writes many rows with one value. However many there are the statement is the same, so that it stays prepared, and nobody lists
 * thousands of parameters; a third of the time that a list of values takes. All rows have the columns of the first; there is at least one.
 * @param tail what follows the rows, as `on conflict do nothing`
 */
export async function insertMany<Tables, Table extends keyof Tables & string, Returned = unknown>(
  own: Kysely<Tables>,
  { table, rows }: { table: Table; rows: readonly ManyRow<Tables[Table]>[] },
  tail: RawBuilder<Returned> = sql<Returned>``,
): Promise<Returned[]> {
  const columns = sql.join(Object.keys(rows[0] as object).map((column) => sql.ref(column)))
  const json = readAs(rows[0] as object)
  const result = await sql<Returned>`insert into ${sql.table(table)} (${columns})
    select ${columns} from ${json}_populate_recordset(null::${sql.table(table)}, ${jsonText(rows)}::${json}) ${tail}`.execute(
    own,
  )
  return result.rows
}

/** Writes many rows with one value, those that are there by their key anew. */
export async function saveMany<Tables, Table extends keyof Tables & string>(
  own: Kysely<Tables>,
  { table, rows, key }: { table: Table; rows: readonly ManyRow<Tables[Table]>[]; key: readonly string[] },
): Promise<void> {
  const changed = Object.keys(rows[0] as object).filter((column) => !key.includes(column))
  const changes = changed.map((column) => sql`${sql.ref(column)} = ${sql.ref(`excluded.${column}`)}`)
  const keys = key.map((column) => sql.ref(column))
  await insertMany(
    own,
    { table, rows },
    sql`on conflict (${sql.join(keys)}) do update set ${sql.join(changes)}`,
  )
}
