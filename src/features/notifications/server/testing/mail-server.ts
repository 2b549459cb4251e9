import { SMTPServer } from 'smtp-server'

/** A refusal in the words of SMTP. */
export const refusal = (responseCode: number, message: string): Error =>
  Object.assign(new Error(message), { responseCode })

/** A real mail server of a test; it comes back at the same address however often it is stopped. `answer` refuses a recipient. */
export async function openMailServer(answer: (address: string) => Error | undefined = () => undefined) {
  const received: string[] = []
  let running: SMTPServer | undefined
  let port = 0
  const start = async () => {
    const server = new SMTPServer({
      authOptional: true,
      closeTimeout: 200,
      disabledCommands: ['STARTTLS'],
      onRcptTo: ({ address }, _session, callback) => callback(answer(address)),
      onData(stream, _session, callback) {
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.on('end', () => {
          received.push(Buffer.concat(chunks).toString('utf8'))
          callback()
        })
      },
    })
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()))
    port = (server.server.address() as { port: number }).port
    running = server
  }
  const stop = async () => {
    const server = running
    running = undefined
    if (server) await new Promise<void>((resolve) => server.close(() => resolve()))
  }
  await start()
  return { received, start, stop, url: `smtp://127.0.0.1:${port}` }
}

const inHexadecimal = (_: string, code: string) => String.fromCharCode(Number.parseInt(code, 16))

/** The plain part of a mail, whichever of the two ways it travels in (RFC 2045 §6.7 and §6.8). */
export function bodyOf(mail: string): string {
  const part = mail.slice(mail.indexOf('text/plain'))
  const text = part.slice(part.indexOf('\r\n\r\n') + 4, part.indexOf('\r\n--'))
  if (/base64/.test(part.slice(0, part.indexOf('\r\n\r\n')))) return Buffer.from(text, 'base64').toString()
  return Buffer.from(text.replace(/=\r\n/g, '').replace(/=([\dA-F]{2})/g, inHexadecimal), 'latin1').toString()
}
