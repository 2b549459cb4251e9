import type { Pool, PoolClient } from './database/connection.ts'
import { connect } from './transaction.ts'

/** A name held against every other process, on a connection of its own. */
export interface Held {
  readonly client: PoolClient
  release(): Promise<void>
}

/** Holds a name until released; a process that dies lets go of it by itself. Null while another holds it. */
export async function hold(pool: Pool, name: string): Promise<Held | null> {
  const client = await connect(pool)
  const ask = (deed: string) =>
    client.query<{ held: boolean }>(`select ${deed}(hashtextextended($1, 0)) as held`, [name])
  try {
    const { rows } = await ask('pg_try_advisory_lock')
    if (rows[0]?.held) {
      return {
        client,
        release: () =>
          ask('pg_advisory_unlock').then(
            () => client.release(),
            // What cannot be let go of in words is let go of with its connection.
            (error) => client.release(error),
          ),
      }
    }
  } catch (error) {
    client.release(error as Error)
    throw error
  }
  client.release()
  return null
}
