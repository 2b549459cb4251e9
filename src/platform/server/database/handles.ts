import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  type QueryResult,
} from 'kysely'
import { isStalePlan, type Pool, type PoolClient } from './connection.ts'
import { ListCompiler } from './list-compiler.ts'
import { type NameStatement, statementNames } from './statements.ts'

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

interface Target {
  readonly client: Pick<PoolClient, 'query'>
  readonly nameOf: NameStatement
}

async function runOn({ client, nameOf }: Target, query: CompiledQuery): Promise<QueryResult<unknown>> {
  const result = await client.query({
    name: nameOf(query.sql),
    text: query.sql,
    values: query.parameters as unknown[],
  })
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
    createQueryCompiler: () => new ListCompiler(),
  }
}

const namesOfWrites = statementNames()

/** A write handle on one open transaction; `onChange` hears how many rows each statement changed. */
export function writeHandleOn(client: PoolClient, onChange: (rows: number) => void): WriteHandle {
  const kysely = new Kysely<never>({
    dialect: dialectOver(async (query) => {
      const result = await runOn({ client, nameOf: namesOfWrites }, query)
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
  const target: Target = { client: pool as unknown as PoolClient, nameOf: statementNames() }
  const run: Run = async (query) => {
    try {
      return await runOn(target, query)
    } catch (error) {
      // The pool has closed the connection that held the old plan; there are no more of them than connections.
      if (isStalePlan(error)) return run(query)
      throw error
    }
  }
  const kysely = new Kysely<never>({ dialect: dialectOver(run) })
  return { tables: <Tables>() => kysely as unknown as Reader<Tables> }
}
