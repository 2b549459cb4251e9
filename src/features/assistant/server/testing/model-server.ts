import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

/** What a server was asked. */
export interface Asked {
  readonly path: string
  readonly authorization: string | undefined
  readonly body: string
}

type Answers = (response: ServerResponse, asked: Asked) => void | Promise<void>

/** A server that speaks the protocol of OpenAI as it is told to, and remembers what it was asked. */
export class ModelServer {
  readonly asked: Asked[] = []
  /** Connections that whoever asked closed before the end. */
  left = 0
  #answers: Answers[] = []
  readonly #server = createServer((request, response) => void this.#take(request, response))

  async open(): Promise<void> {
    await new Promise<void>((ready) => this.#server.listen(0, '127.0.0.1', ready))
  }

  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/v1`
  }

  /** How the next questions are answered, in this order; the last one stays. */
  answer(...answers: Answers[]): void {
    this.asked.length = 0
    this.left = 0
    this.#answers = answers
  }

  close(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = (await buffer(request)).toString('utf8')
    const asked = { path: request.url ?? '', authorization: request.headers.authorization, body }
    this.asked.push(asked)
    response.on('close', () => {
      if (!response.writableEnded) this.left++
    })
    const answer = this.#answers.length > 1 ? this.#answers.shift() : this.#answers[0]
    await answer?.(response, asked)
  }
}

const event = (data: unknown) => `data: ${JSON.stringify(data)}\n\n`
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

/** Writes a text as a stream, a few characters at a time, with what it cost. */
export const writes =
  (text: string, { every = 0 } = {}): Answers =>
  async (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    for (let at = 0; at < text.length; at += 7) {
      if (every > 0) await pause(every)
      response.write(event({ choices: [{ delta: { content: text.slice(at, at + 7) } }] }))
    }
    response.write(event({ choices: [], usage: { prompt_tokens: 100, completion_tokens: 20 } }))
    response.end('data: [DONE]\n\n')
  }

/** Gives a whole answer at once, as servers do that cannot stream. */
export const says =
  (text: string): Answers =>
  (response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ choices: [{ message: { role: 'assistant', content: text } }] }))
  }

/** Answers with a status, headers and a body as they are. */
export const gives =
  (status: number, body = '', headers: Record<string, string> = {}): Answers =>
  (response) => {
    response.writeHead(status, headers)
    response.end(body)
  }

/** Begins and then says nothing more. */
export const hangs: Answers = (response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  response.write(event({ choices: [{ delta: { content: '{"summary"' } }] }))
}

/** Takes the question and never answers. */
export const isSilent: Answers = () => undefined

/** Breaks the line in the middle of its answer. */
export const breaksOff: Answers = (response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  response.write(event({ choices: [{ delta: { content: '{"summ' } }] }))
  setTimeout(() => response.destroy(), 20)
}
