import type { Connection } from './connection.ts'

/** Connections lent one request at a time, each in its turn: a server closes those that nobody uses. */
export function lender(connections: readonly Connection[]) {
  const idle = [...connections]
  const waiting: ((connection: Connection) => void)[] = []
  return async <T>(work: (connection: Connection) => Promise<T>): Promise<T> => {
    const connection = idle.shift() ?? (await new Promise<Connection>((lent) => waiting.push(lent)))
    try {
      return await work(connection)
    } finally {
      const next = waiting.shift()
      if (next === undefined) idle.push(connection)
      else next(connection)
    }
  }
}
