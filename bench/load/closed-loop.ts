import type { Measured } from '../line.ts'
import { type Connection, openConnection } from './connection.ts'

/** One operation over a connection; it throws when the answer is not good. */
export type Operation = (connection: Connection) => Promise<void>

/** Keeps connections open and busy: each does the next operation as soon as the last is answered. */
export interface Crew {
  work(operation: Operation, forMs: number): Promise<Measured>
  leave(): void
}

/** Opens so many connections to a port of this machine. */
export async function gatherCrew(port: number, connections: number): Promise<Crew> {
  const crew = await Promise.all(Array.from({ length: connections }, () => openConnection(port)))
  return {
    async work(operation, forMs) {
      const times: number[] = []
      const began = performance.now()
      const one = async (connection: Connection) => {
        for (let at = performance.now(); at - began < forMs; ) {
          await operation(connection)
          const now = performance.now()
          times.push(now - at)
          at = now
        }
      }
      await Promise.all(crew.map(one))
      return { ops: (times.length * 1000) / (performance.now() - began), times }
    },
    leave() {
      for (const connection of crew) connection.close()
    },
  }
}
