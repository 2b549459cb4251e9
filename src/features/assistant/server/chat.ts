import { z } from 'zod'
import type { ChatMessage } from '../domain/prompts.ts'
import { askModel, type Patience, RemoteFault, type RemoteModel } from './public/remote-model.ts'

/** What a language model wrote, and what it cost as the service counts. */
export interface Written {
  readonly text: string
  readonly promptTokens: number | null
  readonly answerTokens: number | null
}

/** Models on small machines think for long before their first word. */
const patience: Patience = { first: 60_000, idle: 30_000, total: 180_000 }
const longestWritten = 60_000 // characters

const usage = z.object({ prompt_tokens: z.number(), completion_tokens: z.number() }).nullish()
const chunk = z.object({
  choices: z.array(z.object({ delta: z.object({ content: z.string().nullish() }).nullish() })).default([]),
  usage,
})
const whole = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
  usage,
})

function parsed<Shape extends z.ZodType>(shape: Shape, text: string): z.output<Shape> {
  try {
    return shape.parse(JSON.parse(text))
  } catch (cause) {
    throw new RemoteFault('not_understood', { cause })
  }
}

class Answer {
  text = ''
  #usage: z.output<typeof usage>
  #left = ''
  #streamed = false

  /** Takes a piece of a stream of server-sent events. */
  takeEvents(piece: string): void {
    this.#streamed = true
    const lines = (this.#left + piece).split(/\r?\n/)
    this.#left = lines.pop() ?? ''
    for (const line of lines) this.#takeLine(line)
  }

  takeText(piece: string): void {
    this.#left += piece
  }

  end(): Written {
    if (this.#streamed) this.#takeLine(this.#left)
    else {
      const { choices, usage: counted } = parsed(whole, this.#left)
      this.text = choices[0]?.message.content ?? ''
      this.#usage = counted
    }
    if (this.text === '') throw new RemoteFault('not_understood')
    return {
      text: this.text,
      promptTokens: this.#usage?.prompt_tokens ?? null,
      answerTokens: this.#usage?.completion_tokens ?? null,
    }
  }

  #takeLine(line: string): void {
    const data = /^data: ?(.*)$/.exec(line)?.[1]
    if (data === undefined || data === '[DONE]') return
    const { choices, usage: counted } = parsed(chunk, data)
    this.text += choices[0]?.delta?.content ?? ''
    if (counted) this.#usage = counted
    if (this.text.length > longestWritten) throw new RemoteFault('not_understood')
  }
}

interface Asking {
  readonly signal?: AbortSignal
  /** Hears how many characters have been written. */
  readonly heard?: (characters: number) => void
  readonly patience?: Patience
  readonly mostTokens?: number
}

/** Has a language model write one message, over the protocol of `/v1/chat/completions`. Throws RemoteFault. */
export async function chat(
  service: RemoteModel,
  messages: readonly ChatMessage[],
  asking: Asking = {},
): Promise<Written> {
  const body = JSON.stringify({
    model: service.model,
    messages,
    stream: true,
    stream_options: { include_usage: true },
    response_format: { type: 'json_object' },
    temperature: 0.2,
    max_tokens: asking.mostTokens ?? 1500,
  })
  const answer = new Answer()
  const asked = { path: '/chat/completions', body, patience: asking.patience ?? patience }
  for await (const { contentType, piece } of askModel(service, {
    ...asked,
    ...(asking.signal !== undefined && { signal: asking.signal }),
  })) {
    if (contentType.includes('text/event-stream')) {
      answer.takeEvents(piece)
      asking.heard?.(answer.text.length)
    } else answer.takeText(piece)
  }
  return answer.end()
}
