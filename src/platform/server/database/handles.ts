import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import type { Pool, PoolClient } from './connection.ts'

/** What a reading room may do: select, from any table it names the types of. */
export type Reader<Tables> = Pick<
  Kysely<Tables>,
  'selectFrom' | 'with' | 'withRecursive' | 'selectNoFrom' | 'fn' | 'dynamic'
>

/** Read access: `read.tables<TicketsTables & StaffTables>().selectFrom(…)`. The connection itself is read-only. */
export interface ReadHandle {
  tables<Tables>(): Reader<Tables>
}

/** Write access inside one transaction. A store asks for its own tables and no others. */
export interface WriteHandle extends ReadHandle {
  own<Tables>(): Kysely<Tables>
}

type Run = (query: CompiledQuery) => Promise<QueryResult<unknown>>

const changingCommands = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE'])

async function runOn(client: Pick<PoolClient, 'query'>, query: CompiledQuery): Promise<QueryResult<unknown>> {
  const result = await client.query(query.sql, query.parameters as unknown[])
  if (!changingCommands.has(result.command)) return { rows: result.rows }
  return { rows: result.rows, numAffectedRows: BigInt(result.rowCount ?? 0) }
}

function dialectOver(run: Run): Dialect {
  const connection: DatabaseConnection = {
    executeQuery: (query) => run(query) as Promise<QueryResult<never>>,
    streamQuery: () => {
      throw new Error('Streaming goes through COPY, not through the query builder')
    },
  }
  const refuse = async () => {
    throw new Error('A transaction is opened by the command pipeline alone')
  }
  const driver: Driver = {
    init: async () => undefined,
    acquireConnection: async () => connection,
    beginTransaction: refuse,
    commitTransaction: refuse,
    rollbackTransaction: refuse,
    releaseConnection: async () => undefined,
    destroy: async () => undefined,
  }
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => driver,
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  }
}

/** A write handle on one open transaction; `onChange` hears how many rows each statement changed. */
export function writeHandleOn(client: PoolClient, onChange: (rows: number) => void): WriteHandle {
  const kysely = new Kysely<never>({
    dialect: dialectOver(async (query) => {
      const result = await runOn(client, query)
      if (result.numAffectedRows) onChange(Number(result.numAffectedRows))
      return result
    }),
  })
  return {
    own: <Tables>() => kysely as unknown as Kysely<Tables>,
    tables: <Tables>() => kysely as unknown as Reader<Tables>,
  }
}

/** A read handle over a pool of read-only connections. */
export function readHandleOn(pool: Pool): ReadHandle {
  const kysely = new Kysely<never>({
    dialect: dialectOver((query) => runOn(pool as unknown as PoolClient, query)),
  })
  return { tables: <Tables>() => kysely as unknown as Reader<Tables> }
}
