import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { type MasterIds, masterIds } from '#features/customers/server/public/master-ids.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type Actor, may } from '#platform/server/actor.ts'
import type { RequestFacts } from '#platform/server/command.ts'
import type { House } from '#platform/server/house.ts'
import { actorOf, factsOf, type Identify } from '#platform/server/http/request.ts'
import { newFeedback } from '../contract.ts'
import { type BatchLine, linesOf } from './batch-lines.ts'
import { checkedCustom, requireImportForHistory, requirePast, voiceFields, voiceOf } from './given-voice.ts'
import { receiveFeedbacks, type Voice } from './public/receive.ts'

const rowsPerTransaction = 1000
const largestBatch = 512 * 1024 * 1024

type Answer = { row: number } & Record<string, unknown>
type Ready = { row: number; voice: Voice }

interface Batch {
  readonly house: House
  readonly actor: Actor
  readonly request: RequestFacts
  /** Master data looked up before in this batch. */
  readonly known: Map<string, Promise<MasterIds>>
  readonly fields: ReturnType<typeof voiceFields>
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
  const custom = given.custom && checkedCustom(await batch.fields, given)
  return { row: line.row, voice: voiceOf({ ...given, custom }, await master) }
}

async function stored({ house, actor, request }: Batch, ready: readonly Ready[]): Promise<Answer[]> {
  if (ready.length === 0) return []
  try {
    const receipts = await house.transact({ actor, request }, (context) =>
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
  server.addContentTypeParser('application/x-ndjson', (_request, payload, done) => done(null, payload))
  server.post('/api/feedback/batch', { bodyLimit: largestBatch }, async (request, reply) => {
    const actor = await actorOf(request, identify)
    if (actor.kind === 'visitor') throw new Refusal('platform.notSignedIn', 'unidentified')
    if (!may(actor, 'intake.register')) {
      throw new Refusal('platform.forbidden', 'forbidden', { permission: 'intake.register' })
    }
    if (!(request.body instanceof Readable)) throw new Refusal('intake.notNdjson', 'invalid')
    const fields = voiceFields(house.read)
    const batch: Batch = { house, actor, request: factsOf(request), known: new Map(), fields }
    return reply.type('application/x-ndjson').send(Readable.from(answers(batch, request.body)))
  })
}
