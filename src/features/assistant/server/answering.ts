import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { Placeholders } from '../domain/placeholders.ts'
import { askAgain, type ChatMessage, fitting, promptFor, type Said } from '../domain/prompts.ts'
import type { Use } from '../domain/uses.ts'
import { chat, type Written } from './chat.ts'
import { RemoteFault, type RemoteModel } from './public/remote-model.ts'

/** A matter about which something is asked. */
export interface Matter {
  readonly said: readonly Said[]
  /** Names of the people it is about, as far as they are known; the first is what the customer is called. */
  readonly names: readonly (string | null)[]
}

/** What may be chosen from, by name. */
export interface Choice {
  readonly id: string
  readonly name: string
}

export interface Question {
  readonly use: Use
  readonly language: 'zh-CN' | 'en'
  readonly matter: Matter
  readonly choices: readonly Choice[]
}

/** An answer of the shape asked for, with what it cost. */
export type Answer = (
  | { readonly text: string }
  | { readonly labelId: string | null; readonly reason: string }
) &
  Pick<Written, 'promptTokens' | 'answerTokens'>

interface Listening {
  readonly signal: AbortSignal
  readonly heard: (characters: number) => void
}

const text = (max: number) => z.string().trim().min(1).max(max)
const shapes = {
  summary: z.object({ summary: text(2000) }),
  reply: z.object({ reply: text(6000) }),
  label: z.object({ choice: z.coerce.number().int().min(0), reason: z.string().trim().max(500).default('') }),
}

/** A busy service is waited for so long, once. */
const longestWait = 10 // seconds

/** Models put their object into fences, or think aloud before it. */
function objectIn(written: string): unknown {
  const thought = written.replace(/<think>[\s\S]*?<\/think>/g, '')
  try {
    return JSON.parse(thought.slice(thought.indexOf('{'), thought.lastIndexOf('}') + 1))
  } catch {
    return undefined
  }
}

const sum = (one: number | null, other: number | null) =>
  one === null || other === null ? (one ?? other) : one + other

async function patientChat(
  service: RemoteModel,
  messages: readonly ChatMessage[],
  listening: Listening,
): Promise<Written> {
  try {
    return await chat(service, messages, listening)
  } catch (error) {
    const seconds = error instanceof RemoteFault && error.fault === 'busy' ? error.retryAfterSeconds : null
    if (seconds === null || seconds > longestWait) throw error
    await wait(seconds * 1000, undefined, { signal: listening.signal }).catch(() => {
      throw new RemoteFault('stopped')
    })
    return chat(service, messages, listening)
  }
}

/** Asks for an object of a shape, and once more when what came was none. */
async function objectOf<Shape extends z.ZodType>(
  service: RemoteModel,
  {
    messages,
    shape,
    language,
  }: { messages: readonly ChatMessage[]; shape: Shape; language: Question['language'] },
  listening: Listening,
): Promise<Pick<Written, 'promptTokens' | 'answerTokens'> & { readonly object: z.output<Shape> }> {
  const first = await patientChat(service, messages, listening)
  const usable = shape.safeParse(objectIn(first.text))
  const { promptTokens, answerTokens } = first
  if (usable.success) return { object: usable.data, promptTokens, answerTokens }
  const second = await patientChat(service, askAgain(messages, first.text, language), listening)
  const repaired = shape.safeParse(objectIn(second.text))
  if (!repaired.success) throw new RemoteFault('no_usable_answer')
  return {
    object: repaired.data,
    promptTokens: sum(promptTokens, second.promptTokens),
    answerTokens: sum(answerTokens, second.answerTokens),
  }
}

/**
 * Asks a language model about a matter: who somebody is does not leave, an answer is of the shape asked for or none. Throws RemoteFault.
 */
export async function answer(
  service: RemoteModel,
  question: Question,
  listening: Listening,
): Promise<Answer> {
  const { use, language, matter, choices } = question
  const placeholders = new Placeholders(matter.names)
  const name = matter.names.find((one) => one !== null) ?? null
  const customer = name === null ? null : placeholders.hide(name)
  const said = fitting(matter.said).map((one) => ({ ...one, text: placeholders.hide(one.text) }))
  const messages = promptFor(use, { said, customer, language, labels: choices.map(({ name }) => name) })
  if (use === 'label') {
    const { object, ...cost } = await objectOf(
      service,
      { messages, shape: shapes.label, language },
      listening,
    )
    if (object.choice > choices.length) throw new RemoteFault('no_usable_answer')
    return {
      ...cost,
      labelId: choices[object.choice - 1]?.id ?? null,
      reason: placeholders.restore(object.reason),
    }
  }
  const { object, ...cost } = await objectOf(service, { messages, shape: shapes[use], language }, listening)
  return { ...cost, text: placeholders.restore('summary' in object ? object.summary : object.reply) }
}
