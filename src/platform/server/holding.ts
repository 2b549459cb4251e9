import type { Pool } from './database/connection.ts'
import { connect } from './transaction.ts'

/** A name held against every other process. */
export interface Held {
  release(): Promise<void>
}

/** Holds a name on a connection of its own until released; a process that dies lets go by itself. Null while another holds it. */
export async function hold(pool: Pool, name: string): Promise<Held | null> {
  const client = await connect(pool)
  const ask = (deed: string) =>
    client.query<{ held: boolean }>(`select ${deed}(hashtextextended($1, 0)) as held`, [name])
  const end = (failure?: Error) => client.release(failure)
  const { rows } = await ask('pg_try_advisory_lock').catch((error) => {
    end(error)
    throw error
  })
  // What cannot be let go of in words is let go of with its connection.
  if (rows[0]?.held) return { release: () => ask('pg_advisory_unlock').then(() => end(), end) }
  end()
  return null
}
