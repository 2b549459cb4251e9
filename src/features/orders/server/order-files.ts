import type { FastifyInstance, FastifyRequest } from 'fastify'
import { dateOrderOf, lineOf } from '#features/imports/server/public/reading-tables.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type Actor, admit } from '#platform/server/actor.ts'
import type { RequestFacts } from '#platform/server/command.ts'
import type { House } from '#platform/server/house.ts'
import { form, json, type RawRoute } from '#platform/server/http/raw-route.ts'
import { actorOf, factsOf, type Identify } from '#platform/server/http/request.ts'
import {
  fileOutcomes,
  largestFile,
  type OrderFile,
  type OrderFileReport,
  type OrderMapping,
  orderMapping,
} from '../contract/files.ts'
import { faultOfColumns, guessColumns } from '../domain/columns.ts'
import type { Fault } from '../domain/faults.ts'
import { columnOfPath } from '../domain/rows.ts'
import { batchesOf, type FileOrder, type OrderTable, openOrders } from './file-orders.ts'
import { judge, type Taken, takeIn } from './taking-in.ts'

const previewRows = 20
const samples = 3
const longestSample = 120

const lookAtFile: RawRoute = {
  method: 'POST',
  path: '/api/order-files/look',
  access: 'orders.write',
  reach: 'all',
  summary: 'What the columns of a file of orders seem to be; nothing is kept',
  takes: form,
  gives: [json],
}
const checkFile: RawRoute = {
  ...lookAtFile,
  path: '/api/order-files/check',
  summary: 'Judge the rows of a file of orders as `mapping` reads them; nothing is written',
}
const takeFile: RawRoute = {
  ...lookAtFile,
  path: '/api/order-files',
  summary:
    'Take in the orders of a file as `mapping` reads them, each row for itself; the same again changes nothing',
}
export const orderFileRoutes: readonly RawRoute[] = [lookAtFile, checkFile, takeFile]

interface Sent {
  readonly bytes: Buffer
  readonly mapping: string | null
}

async function sentIn(request: FastifyRequest): Promise<Sent> {
  let bytes: Buffer | null = null
  let mapping: string | null = null
  for await (const part of request.parts({ limits: { fileSize: largestFile.bytes, files: 1 } })) {
    if (part.type === 'file') bytes = await part.toBuffer()
    else if (part.fieldname === 'mapping' && typeof part.value === 'string') mapping = part.value
  }
  if (bytes === null) throw new Refusal('orders.noFile', 'invalid')
  return { bytes, mapping }
}

/** What the columns of a file seem to be, with its first rows. */
async function look({ bytes }: Sent): Promise<OrderFile> {
  const { headers, plainHeaders, firstRows, encoding } = await openOrders(bytes)
  const rows = firstRows.map((row) =>
    headers.map((_, column) => lineOf(row[column] ?? '').slice(0, longestSample)),
  )
  const guess = guessColumns(plainHeaders)
  const cellsOf = (column: number) => rows.map((row) => row[column] ?? '').filter((cell) => cell !== '')
  const dated = guess.flatMap(({ target }, column) =>
    target === 'placedAt' || target === 'updatedAt' ? cellsOf(column) : [],
  )
  return {
    encoding,
    columns: headers.map((name, column) => ({
      name,
      samples: [...new Set(cellsOf(column))].slice(0, samples),
      guess: guess[column]?.target ?? 'ignore',
      confidence: guess[column]?.confidence ?? 0,
    })),
    preview: rows.slice(0, previewRows),
    dateOrder: dateOrderOf(dated),
  }
}

/** Refuses `orders.badMapping` with the fault and the field it is about. */
function mappingOf(sent: Sent, table: OrderTable): OrderMapping {
  const parsed = orderMapping.safeParse(sent.mapping === null ? null : JSON.parse(sent.mapping))
  if (!parsed.success) throw new Refusal('orders.badMapping', 'invalid', { fault: 'unreadable', field: null })
  const fault = faultOfColumns(parsed.data.columns, table.headers.length)
  if (fault !== null) throw new Refusal('orders.badMapping', 'invalid', { ...fault })
  return parsed.data
}

type Judged = Omit<Taken, 'outcome'> & { readonly outcome: (typeof fileOutcomes)[number] }
type Take = (orders: readonly unknown[], mapping: OrderMapping) => Promise<readonly Judged[]>

function refusedRows({ rows }: FileOrder, faults: readonly Fault[], { columns }: OrderMapping) {
  const where = faults.map(({ code, field }) => {
    const column = field === null ? -1 : columnOfPath(field, columns)
    return { code, column: column < 0 ? null : column }
  })
  return rows.map(({ row, cells }) => ({ row, cells: [...cells], faults: where }))
}

const twice: Judged = {
  number: null,
  outcome: 'refused',
  orderId: null,
  buyerKnown: false,
  faults: [{ code: 'twice', field: 'number' }],
}

/** Goes through a file; a number that came before without saying when it was so is refused, however far above it stood. */
async function report(read: House['read'], sent: Sent, take: Take): Promise<OrderFileReport> {
  const table = await openOrders(sent.bytes)
  const mapping = mappingOf(sent, table)
  const judged: Judged[] = []
  const refused: OrderFileReport['refused'][number][] = []
  const seen = new Set<string>()
  for await (const batch of batchesOf(read, table, mapping)) {
    const again = batch.map(({ order }) => order.updatedAt === undefined && seen.has(order.number))
    const fresh = batch.filter((_, index) => !again[index])
    const outcomes = await take(
      fresh.map(({ order }) => order),
      mapping,
    )
    const all = [
      ...batch.filter((_, index) => again[index]).map((one) => [one, twice] as const),
      ...fresh.map((one, index) => [one, outcomes[index] as Judged] as const),
    ]
    for (const [one, outcome] of all) {
      judged.push(outcome)
      seen.add(one.order.number)
      if (outcome.outcome === 'refused') refused.push(...refusedRows(one, outcome.faults, mapping))
    }
  }
  const count = (outcome: string) => judged.filter((one) => one.outcome === outcome).length
  return {
    orders: judged.length,
    counts: Object.fromEntries(
      fileOutcomes.map((outcome) => [outcome, count(outcome)]),
    ) as OrderFileReport['counts'],
    withoutBuyer: judged.filter(({ outcome, buyerKnown }) => outcome !== 'refused' && !buyerKnown).length,
    refused: refused.sort((one, other) => one.row - other.row),
  }
}

interface Caller {
  readonly actor: Actor
  readonly request: RequestFacts
}

function take(house: House, caller: Caller): Take {
  return async (orders, { source }) => {
    if (orders.length === 0) return []
    const { taken } = await house.transact(caller, (context) => takeIn(context, { source, orders }))
    return taken
  }
}

const check =
  (house: House): Take =>
  async (orders) =>
    judge(orders, await house.now())

/**
 * POST /api/order-files/look, /check and /api/order-files: a file of orders in a multipart form. It is read and not kept: whoever sends
 * it takes it through the steps. Every thousand orders are one transaction; a file that broke off is sent again. Needs orders.write.
 */
export function serveOrderFiles(server: FastifyInstance, house: House, identify: Identify): void {
  const serve = (route: RawRoute, answer: (sent: Sent, caller: Caller) => Promise<object>) =>
    server.post(route.path, async (request) => {
      const actor = await actorOf(request, identify)
      admit(actor, route)
      return answer(await sentIn(request), { actor, request: factsOf(request) })
    })
  serve(lookAtFile, look)
  serve(checkFile, (sent) => report(house.read, sent, check(house)))
  serve(takeFile, (sent, caller) => report(house.read, sent, take(house, caller)))
}
