import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '#platform/contract/refusal.ts'
import { type Actor, admit } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { House } from '#platform/server/house.ts'
import { json, ndjson, type RawRoute } from '#platform/server/http/raw-route.ts'
import { actorOf, factsOf, type Identify } from '#platform/server/http/request.ts'
import { type Bucket, take } from '#platform/server/token-bucket.ts'
import { question } from '../contract.ts'
import type { Use } from '../domain/uses.ts'
import { type Answer, answer, type Question } from './answering.ts'
import { connectionFor } from './connections.store.ts'
import { labelChoices } from './matter.query.ts'
import { type Subject, ticketToAskAbout, voiceToAskAbout } from './matters.ts'
import { modelFor } from './public/connection.ts'
import { RemoteFault, type RemoteModel } from './public/remote-model.ts'

const summary = 'one line of JSON for each stretch that was written, the last one is the answer'

export const assistWithTicket: RawRoute = {
  method: 'POST',
  path: '/api/tickets/:ticketId/assistance',
  access: 'tickets.read',
  summary: `Ask the language model for the summary of a ticket or the draft of a reply: ${summary}`,
  takes: json,
  gives: [ndjson],
}

export const assistWithVoice: RawRoute = {
  method: 'POST',
  path: '/api/feedback/:feedbackId/assistance',
  access: 'intake.read',
  summary: `Ask the language model for the summary of a voice or for its label: ${summary}`,
  takes: json,
  gives: [ndjson],
}

/** A person may ask ten times at once, then every six seconds. */
const allowance = { burst: 10, refillMs: 6000 }

function limiter() {
  const buckets = new Map<string, Bucket>()
  return (actor: Actor, now: number) => {
    const who = actor.id ?? actor.kind
    const { bucket, waitMs } = take(buckets.get(who), allowance, now)
    buckets.set(who, bucket)
    if (waitMs > 0)
      throw new Refusal('assistant.tooOften', 'limit', { retryAfterSeconds: Math.ceil(waitMs / 1000) })
  }
}

/** The language model, if it may be asked for this. Refuses `assistant.notSetUp`. */
async function modelToAsk(house: House, use: Use): Promise<RemoteModel> {
  const connection = await connectionFor(house.read, 'language')
  const service = connection?.uses.includes(use) ? await modelFor(house, 'language') : undefined
  if (service === undefined) throw new Refusal('assistant.notSetUp', 'conflict')
  return service
}

interface Asking {
  readonly house: House
  readonly actor: Actor
  readonly request: FastifyRequest
  readonly subject: Subject
  readonly service: RemoteModel
  readonly question: Question
}

/** Notes who asked what of which model, and what it cost: no words. */
async function note(
  asking: Asking,
  given: { answer: Answer | null; fault: RemoteFault | null; started: number },
) {
  const { house, actor, request, subject, service } = asking
  const { event, id, unit } = subject
  await house.transact({ actor, request: factsOf(request) }, async ({ emit }) =>
    emit(event, {
      subject: id,
      unit,
      facts: {
        use: asking.question.use,
        model: service.model,
        outcome: given.answer === null ? 'failed' : 'answered',
        fault: given.fault?.fault ?? null,
        promptTokens: given.answer?.promptTokens ?? null,
        answerTokens: given.answer?.answerTokens ?? null,
        milliseconds: Math.round(performance.now() - given.started),
      },
    }),
  )
}

function shown(answered: Answer, model: string) {
  if ('text' in answered) return { text: answered.text, model }
  return { labelId: answered.labelId, reason: answered.reason, model }
}

/** Writes lines while the model writes; a reader who goes away ends the asking. */
async function stream(asking: Asking, reply: FastifyReply): Promise<void> {
  const started = performance.now()
  const gone = new AbortController()
  reply.hijack()
  reply.raw.writeHead(200, {
    'content-type': `${ndjson}; charset=utf-8`,
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  })
  reply.raw.on('close', () => gone.abort())
  const say = (line: object) => reply.raw.writable && reply.raw.write(`${JSON.stringify(line)}\n`)
  try {
    const answered = await answer(asking.service, asking.question, {
      signal: gone.signal,
      heard: (written) => say({ written }),
    })
    await note(asking, { answer: answered, fault: null, started })
    say(shown(answered, asking.service.model))
  } catch (error) {
    if (!(error instanceof RemoteFault)) asking.house.log.error({ error }, 'asking the language model')
    const fault = error instanceof RemoteFault ? error : new RemoteFault('not_understood')
    await note(asking, { answer: null, fault, started }).catch((cause) =>
      asking.house.log.error({ error: cause }, 'a question to the language model was not noted'),
    )
    say({ fault: fault.fault, retryAfterSeconds: fault.retryAfterSeconds })
  } finally {
    reply.raw.end()
  }
}

function questionIn(body: unknown) {
  const parsed = question.safeParse(body)
  if (!parsed.success) throw new Refusal('platform.badInput', 'invalid')
  return parsed.data
}

type Find = (read: ReadHandle, actor: Actor, about: { id: string; use: Use }) => Promise<Subject>

/** POST …/assistance for tickets and voices. */
export function serveAssistance(server: FastifyInstance, house: House, identify: Identify): void {
  const limit = limiter()
  const serve = (route: RawRoute, find: Find) =>
    server.post(route.path, async (request, reply) => {
      const actor = await actorOf(request, identify)
      admit(actor, route)
      const { use, language } = questionIn(request.body)
      const { ticketId, feedbackId } = request.params as { ticketId?: string; feedbackId?: string }
      const id = ticketId ?? feedbackId ?? ''
      const subject = await find(house.read, actor, { id, use })
      const service = await modelToAsk(house, use)
      limit(actor, await house.now())
      const choices = use === 'label' ? await labelChoices(house.read) : []
      const asked = { use, language, choices, matter: subject.matter }
      await stream({ house, actor, request, subject, service, question: asked }, reply)
    })
  serve(assistWithTicket, ticketToAskAbout)
  serve(assistWithVoice, voiceToAskAbout)
}
