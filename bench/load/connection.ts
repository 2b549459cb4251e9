import { connect, type Socket } from 'node:net'

/** One answer over a kept connection. */
export interface Answer {
  readonly status: number
  readonly head: string
  readonly body: Buffer
}

/** A connection that is kept alive and asks one thing at a time. */
export interface Connection {
  ask(request: string): Promise<Answer>
  close(): void
}

const headEnd = Buffer.from('\r\n\r\n')

function readAnswer(received: Buffer): { answer: Answer; length: number } | null {
  const end = received.indexOf(headEnd)
  if (end < 0) return null
  const head = received.toString('latin1', 0, end)
  const announced = /\r\ncontent-length: (\d+)/i.exec(head)
  if (announced === null) throw new Error(`An answer without a length:\n${head}`)
  const length = end + headEnd.length + Number(announced[1])
  if (received.length < length) return null
  const body = received.subarray(end + headEnd.length, length)
  return { answer: { status: Number(head.slice(9, 12)), head, body }, length }
}

/**
 * Opens a connection to a port of this machine. Hand-made, because Node's own clients cost as much processor
 * time as the server that is to be measured beside them.
 */
export async function openConnection(port: number): Promise<Connection> {
  const socket = await openSocket(port)
  let received: Buffer = Buffer.alloc(0)
  let waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | undefined
  const fail = (error: Error) => waiting?.reject(error)
  socket.on('data', (piece) => {
    received = received.length === 0 ? piece : Buffer.concat([received, piece])
    const found = readAnswer(received)
    if (found === null) return
    received = received.subarray(found.length)
    waiting?.resolve(found.answer)
  })
  const closed = () => new Error('The server closed the connection')
  socket.on('error', fail)
  socket.on('close', () => fail(closed()))
  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        if (!socket.writable) return reject(closed())
        waiting = { resolve, reject }
        socket.write(request)
      }),
    close: () => void socket.removeAllListeners('close').destroy(),
  }
}

/** Opens a plain socket to a port of this machine. */
export async function openSocket(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('error', reject)
  })
  return socket
}
