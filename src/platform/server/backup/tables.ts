import type { ClientBase } from 'pg'

/** A table as a backup sees it: which columns, and the query whose rows are kept. */
export interface BackupTable {
  readonly name: string
  readonly columns: readonly string[]
  readonly select: string
}

const columnsSql = `
  select c.relname as table, array_agg(a.attname::text order by a.attnum) as columns
  from pg_class c join pg_attribute a on a.attrelid = c.oid
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  group by c.relname order by c.relname`

const referencesSql = `
  select distinct conrelid::regclass::text as child, confrelid::regclass::text as parent
  from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conrelid <> confrelid`

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** Parents before children, so that rows can be loaded with their foreign keys standing. */
function inOrderOfReference(
  names: readonly string[],
  references: readonly { child: string; parent: string }[],
): string[] {
  const ordered: string[] = []
  const place = (name: string, path: readonly string[]) => {
    if (ordered.includes(name)) return
    if (path.includes(name))
      throw new Error(`Tables refer to each other in a circle: ${[...path, name].join(' → ')}`)
    for (const { child, parent } of references) if (child === name) place(parent, [...path, name])
    ordered.push(name)
  }
  for (const name of names) place(name, [])
  return ordered
}

/**
 * Transactions are numbered by the server that ran them. Shifted to end at −1 they keep their order and stand before
 * everything that any other server will number.
 */
const shifted = (column: string, columns: readonly string[], shift: number): string =>
  column === 'tx' && columns.includes('seq')
    ? `greatest(tx - ${shift}, ${Number.MIN_SAFE_INTEGER}) as tx`
    : quoted(column)

/** Every table of the organisation, in the order in which they can be loaded again. */
export async function backupTables(client: ClientBase): Promise<BackupTable[]> {
  const { rows: found } = await client.query<{ table: string; columns: string[] }>(columnsSql)
  const { rows: references } = await client.query<{ child: string; parent: string }>(referencesSql)
  const { rows: last } = await client.query<{ tx: string | null }>('select max(tx) as tx from events')
  const shift = Math.max(0, Number(last[0]?.tx ?? -1) + 1)
  const columnsOf = new Map(
    found.filter(({ table }) => table !== 'migrations').map(({ table, columns }) => [table, columns]),
  )
  return inOrderOfReference([...columnsOf.keys()], references).map((name) => {
    const columns = columnsOf.get(name) as string[]
    const list = columns.map((column) => shifted(column, columns, shift)).join(', ')
    return { name, columns, select: `select ${list} from ${quoted(name)}` }
  })
}

/** The columns of a waiting job that make it again. */
export const jobColumns = [
  'id',
  'name',
  'priority',
  'data',
  'start_after',
  'singleton_key',
  'retry_limit',
] as const

/** Jobs that wait or run; what is done stays behind. */
export const waitingJobs: BackupTable = {
  name: 'jobs.job',
  columns: jobColumns,
  select: `select ${jobColumns.join(', ')} from jobs.job where state < 'completed'`,
}

/** How many rows a query gives, and a sum of their hashes that does not depend on their order. */
export async function fingerprint(
  client: ClientBase,
  select: string,
): Promise<{ rows: number; hash: string }> {
  const { rows } = await client.query<{ rows: string; hash: string }>(
    `select count(*) as rows, coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)::text as hash from (${select}) t`,
  )
  return { rows: Number(rows[0]?.rows), hash: rows[0]?.hash as string }
}

/** The copy target of a table. */
export const copyTarget = ({ name, columns }: Pick<BackupTable, 'name' | 'columns'>): string =>
  `${name.split('.').map(quoted).join('.')} (${columns.map(quoted).join(', ')})`
