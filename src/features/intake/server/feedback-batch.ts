import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { type MasterIds, masterIds } from '#features/customers/server/public/master-ids.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type Actor, admit } from '#platform/server/actor.ts'
import type { RequestFacts } from '#platform/server/command.ts'
import type { House, Undertaking } from '#platform/server/house.ts'
import { ndjson, type RawRoute } from '#platform/server/http/raw-route.ts'
import { actorOf, factsOf, type Identify, keyOf } from '#platform/server/http/request.ts'
import { newFeedback } from '../contract.ts'
import { type BatchLine, linesOf } from './batch-lines.ts'
import { checkedCustom, requireImportForHistory, requirePast, voiceOf } from './given-voice.ts'
import { type Grounds, groundsOf } from './grounds.query.ts'
import { type Receipt, receiveFeedbacks, type Voice } from './public/receive.ts'

const rowsPerTransaction = 1000
const largestBatch = 512 * 1024 * 1024

export const registerBatch: RawRoute = {
  method: 'POST',
  path: '/api/feedback/batch',
  access: 'intake.register',
  summary: 'Register many voices, one a line, each as POST /api/feedback takes it; answered line by line',
  takes: ndjson,
  gives: [ndjson],
  once: true,
}

type Answer = { row: number } & Record<string, unknown>
type Ready = { row: number; text: string | null; voice: Voice }

interface Batch {
  readonly house: House
  readonly actor: Actor
  readonly request: RequestFacts
  /** Master data looked up before in this batch. */
  readonly known: Map<string, Promise<MasterIds>>
  readonly grounds: Promise<Grounds>
  readonly key: string | undefined
}

const refused = (row: number, { code, kind, facts }: Refusal): Answer => ({
  row,
  problem: { code, kind, facts },
})

function parsed({ text, fault }: BatchLine) {
  if (fault === 'notUtf8') throw new Refusal('intake.notUtf8', 'invalid')
  if (text === null) throw new Refusal('intake.tooLongLine', 'invalid')
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new Refusal('platform.badJson', 'invalid')
  }
  const given = newFeedback.safeParse(json)
  if (given.success) return given.data
  const issues = given.error.issues.map(({ path, code, message }) => ({
    path: path.join('.'),
    code,
    message,
  }))
  throw new Refusal('platform.badInput', 'invalid', { issues })
}

async function readied(batch: Batch, line: BatchLine): Promise<Ready> {
  const given = parsed(line)
  if (given.files.length > 0) throw new Refusal('intake.noFilesInBatch', 'invalid')
  requireImportForHistory(batch.actor, given.mode)
  requirePast(given.occurredAt, await batch.house.now())
  const names = JSON.stringify([given.product, given.outlet, given.touchpoint])
  const master = batch.known.get(names) ?? masterIds(batch.house.read, given)
  batch.known.set(names, master)
  const custom = given.custom && checkedCustom((await batch.grounds).fields, given)
  return {
    ...line,
    voice: voiceOf({ ...given, custom }, { master: await master, locale: batch.request.locale }),
  }
}

/** Each transaction has a key of its own, so that a batch that broke off goes on where it had come to. */
function onceOf({ key }: Batch, ready: readonly Ready[]): Pick<Undertaking, 'once'> {
  if (key === undefined) return {}
  const kept = (receipts: unknown) =>
    (receipts as Receipt[]).map((receipt) => ({ ...receipt, secret: null, known: true }))
  const request = `${registerBatch.path} ${JSON.stringify(ready.map(({ row, text }) => [row, text]))}`
  return {
    once: { key: `${key} ${Math.floor(((ready[0] as Ready).row - 1) / rowsPerTransaction)}`, request, kept },
  }
}

async function stored(batch: Batch, ready: readonly Ready[]): Promise<Answer[]> {
  if (ready.length === 0) return []
  try {
    const { house, actor, request } = batch
    const receipts = await house.transact({ actor, request, ...onceOf(batch, ready) }, (context) =>
      receiveFeedbacks(
        context,
        ready.map(({ voice }) => voice),
      ),
    )
    return receipts.map(({ customerId: _, ...receipt }, index) => ({
      row: (ready[index] as Ready).row,
      ...receipt,
    }))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return ready.map(({ row }) => refused(row, error))
  }
}

async function* answers(batch: Batch, stream: Readable): AsyncGenerator<string> {
  let ready: Ready[] = []
  let problems: Answer[] = []
  const flush = async () => {
    const all = [...(await stored(batch, ready)), ...problems].sort((one, other) => one.row - other.row)
    ready = []
    problems = []
    return all.map((answer) => `${JSON.stringify(answer)}\n`).join('')
  }
  for await (const line of linesOf(stream)) {
    try {
      ready.push(await readied(batch, line))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      problems.push(refused(line.row, error))
    }
    if (ready.length + problems.length >= rowsPerTransaction) yield await flush()
  }
  if (ready.length + problems.length > 0) yield await flush()
}

/**
 * POST /api/feedback/batch: one voice a line (NDJSON) as POST /api/feedback takes it, answered line by line while it is
 * being read. Every thousand rows are one transaction; a row with a source id may be sent again. Needs intake.register.
 */
export function serveBatch(server: FastifyInstance, house: House, identify: Identify): void {
  server.addContentTypeParser(ndjson, (_request, payload, done) => done(null, payload))
  server.post(registerBatch.path, { bodyLimit: largestBatch }, async (request, reply) => {
    const actor = await actorOf(request, identify)
    admit(actor, registerBatch)
    if (!(request.body instanceof Readable)) throw new Refusal('intake.notNdjson', 'invalid')
    const batch: Batch = {
      house,
      actor,
      request: factsOf(request),
      known: new Map(),
      grounds: groundsOf(house.read),
      key: keyOf(request),
    }
    return reply.type(ndjson).send(Readable.from(answers(batch, request.body)))
  })
}
