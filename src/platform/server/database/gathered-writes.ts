import type { Socket } from 'node:net'
import type { PoolClient } from 'pg'

/**
 * Sends what is written to a database connection in one turn as one piece. A statement is five messages, and begin, statements and
 * commit are often sent together; each piece costs a system call, which is dearer than making the message.
 */
export function gatherWrites(client: PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection
  const write = stream.write.bind(stream) as (piece: Uint8Array, written?: () => void) => boolean
  let pieces: Uint8Array[] = []
  const flush = () => {
    if (pieces.length === 0) return
    const gathered = pieces
    pieces = []
    if (stream.writable) write(Buffer.concat(gathered))
  }
  stream.write = (piece: Uint8Array, written?: unknown) => {
    // The farewell asks to be told when it is written; it ends what was gathered.
    if (typeof written === 'function') {
      flush()
      return write(piece, written as () => void)
    }
    // Behind what waits for this turn to end itself, as a commit does for what goes ahead of it.
    if (pieces.length === 0) process.nextTick(() => queueMicrotask(flush))
    pieces.push(piece)
    return !stream.writableNeedDrain
  }
  stream.cork = () => undefined
  stream.uncork = () => undefined
}
