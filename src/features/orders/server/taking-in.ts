import { identifies } from '#features/customers/server/public/find-or-create.ts'
import {
  findOrCreateCustomers,
  knownCustomers,
} from '#features/customers/server/public/find-or-create-many.ts'
import { keepFromErasure } from '#features/customers/server/public/keep-from-erasure.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { type GivenOrder, givenOrder } from '../contract/given-order.ts'
import { outcomes } from '../contract/taking.ts'
import { ordersChanged, ordersDelivered } from '../contract.ts'
import { type Fault, type FaultCode, faultCodes } from '../domain/faults.ts'
import { newestOf } from '../domain/newest.ts'
import { numberKey } from '../domain/number-key.ts'
import {
  dropErased,
  erasedAmong,
  type NewOrder,
  newerHere,
  upsertOrders,
  type Written,
} from './orders.store.ts'
import { unitsOfOutlets } from './outlets.query.ts'

// Clocks of other systems run ahead a little.
const toleranceMs = 600_000

/** Orders of one shop system, as it gives them. */
export interface Delivery {
  readonly source: string
  readonly orders: readonly unknown[]
}

/** What became of an order of a delivery. */
export interface Taken {
  readonly number: string | null
  readonly outcome: (typeof outcomes)[number]
  readonly orderId: string | null
  readonly buyerKnown: boolean
  readonly faults: readonly Fault[]
}

type Read = { readonly order: GivenOrder } | { readonly number: string | null; readonly faults: Fault[] }
type Ready = { readonly index: number; readonly order: GivenOrder; readonly at: number }

const refused = (number: string | null, faults: readonly Fault[]): Taken => ({
  number,
  outcome: 'refused',
  orderId: null,
  buyerKnown: false,
  faults,
})
const codeOf = (message: string): FaultCode => faultCodes.find((code) => code === message) ?? 'notText'

/** What a refused order calls itself, so that it is found in the report. */
function numberIn(given: unknown): string | null {
  const number = typeof given === 'object' && given !== null ? Reflect.get(given, 'number') : undefined
  return typeof number === 'string' && number.trim() !== '' ? number.trim().slice(0, 100) : null
}

function readOrder(given: unknown, latest: number): Read {
  const { success, data, error } = givenOrder.safeParse(given)
  if (!success) {
    const faults = error.issues.map(({ message, path }) => ({
      code: codeOf(message),
      field: path.length === 0 ? null : path.join('.'),
    }))
    return { number: numberIn(given), faults }
  }
  const ahead = (['placedAt', 'updatedAt'] as const).filter(
    (field) => data[field] != null && Date.parse(data[field]) > latest,
  )
  if (ahead.length === 0) return { order: data }
  return { number: data.number, faults: ahead.map((field) => ({ code: 'fromTheFuture', field })) }
}

/** Who bought: recognised, or known from now on; null where nothing given identifies anybody. */
async function buyersOf(context: CommandContext, orders: readonly GivenOrder[]): Promise<(string | null)[]> {
  const stores = orders.flatMap(({ store }) => store ?? [])
  const units = await unitsOfOutlets(context.db, stores)
  const introductions = orders.map(({ customer, store }) => ({
    ...customer,
    unitId: store === null ? null : (units.get(store) ?? null),
    origin: 'order' as const,
  }))
  return findOrCreateCustomers(context, introductions, await knownCustomers(context.db, introductions))
}

function rowOf({ order, at }: Ready, customerId: string | null, id: string): NewOrder {
  const { number, placedAt, customer: _, updatedAt, ...content } = order
  return {
    ...content,
    id,
    number,
    number_key: numberKey(number),
    customer_id: customerId,
    placed_at: placedAt,
    // Of one first heard of: only the shop knows since when it stands so.
    status_since: updatedAt ?? null,
    parcel_keys: order.parcels.map((parcel) => numberKey(parcel.number)),
    updated_at: new Date(at).toISOString(),
  }
}

/** What was written, and the numbers of what was erased meanwhile. What stands newer here makes nobody known, and changes nobody. */
async function write(context: CommandContext, source: string, ready: readonly Ready[]) {
  const { db, newId, now } = context
  const given = ready.map(({ order, at }) => ({
    number: order.number,
    updated_at: new Date(at).toISOString(),
  }))
  const newer = await newerHere(db, source, given)
  const outdated = new Set(newer.map(({ number }) => number))
  const current = ready.filter(({ order }) => !outdated.has(order.number))
  const buyers = await buyersOf(
    context,
    current.map(({ order }) => order),
  )
  const rows = current.map((one, index) => rowOf(one, buyers[index] ?? null, newId()))
  const written = [...newer, ...(await upsertOrders(db, source, rows))]
  const erasedCustomers = await keepFromErasure(
    db,
    written.flatMap(({ customer_id }) => customer_id ?? []),
  )
  const numbers = written.map(({ number }) => number)
  const gone = new Set(await dropErased(db, source, { numbers, erasedCustomers, at: new Date(now) }))
  const kept = written.filter(({ number }) => !gone.has(number))
  return { written: new Map(kept.map((one) => [one.number, one])), gone }
}

/** Each customer whose orders are others now hears of it once. */
function tell(
  { emit, newId }: CommandContext,
  delivery: { source: string; taken: readonly Taken[]; written: Iterable<Written> },
) {
  const { source, taken, written } = delivery
  const deliveryId = newId()
  const count = (outcome: Taken['outcome']) => taken.filter((one) => one.outcome === outcome).length
  const counts = Object.fromEntries(outcomes.map((outcome) => [outcome, count(outcome)])) as Record<
    Taken['outcome'],
    number
  >
  emit(ordersDelivered, { subject: deliveryId, facts: { source, ...counts } })
  const orders = new Map<string, number>()
  for (const { outcome, customer_id, customer_before } of written) {
    if (outcome !== 'created' && outcome !== 'changed') continue
    for (const customerId of new Set([customer_id, customer_before]))
      if (customerId !== null) orders.set(customerId, (orders.get(customerId) ?? 0) + 1)
  }
  for (const [subject, number] of orders)
    emit(ordersChanged, { subject, facts: { orders: number, deliveryId } })
  return counts
}

/** Reads a delivery's orders: those that can be taken, and what is wrong with the others. */
function readAll(orders: readonly unknown[], now: number) {
  const reads = orders.map((given) => readOrder(given, now + toleranceMs))
  const sound = reads.flatMap((read, index): Ready[] => {
    if (!('order' in read)) return []
    const { updatedAt } = read.order
    return [{ index, order: read.order, at: updatedAt == null ? now : Date.parse(updatedAt) }]
  })
  const standings = newestOf(sound.map(({ order: { number }, at }) => ({ number, at })))
  const standingAt = new Map(sound.map(({ index }, position) => [index, standings[position]]))
  return { reads, sound, standingAt }
}

const fault = (number: string, code: FaultCode) => refused(number, [{ code, field: 'number' }])

/** What would become of orders, as far as they say so themselves. */
export function judge(orders: readonly unknown[], now: number) {
  const { reads, standingAt } = readAll(orders, now)
  return reads.map((read, index) => {
    if (!('order' in read)) return refused(read.number, read.faults)
    const { number, customer } = read.order
    if (standingAt.get(index) === 'twice') return fault(number, 'twice')
    const outcome = standingAt.get(index) === 'outdated' ? ('outdated' as const) : ('sound' as const)
    return { number, outcome, orderId: null, buyerKnown: identifies(customer ?? {}), faults: [] }
  })
}

/** Takes a delivery in, each order for itself, in one transaction; `taken` stands in the order given. */
export async function takeIn(context: CommandContext, { source, orders }: Delivery) {
  const { reads, sound, standingAt } = readAll(orders, context.now)
  const numbers = sound.map(({ order }) => order.number)
  const erased = await erasedAmong(context.db, source, numbers)
  const fresh = sound.filter(
    ({ index, order }) => standingAt.get(index) === 'taken' && !erased.has(order.number),
  )
  const { written, gone } = await write(context, source, fresh)
  const taken = reads.map((read, index): Taken => {
    if (!('order' in read)) return refused(read.number, read.faults)
    const { number } = read.order
    if (erased.has(number) || gone.has(number)) return fault(number, 'erased')
    if (standingAt.get(index) === 'twice') return fault(number, 'twice')
    const row = written.get(number)
    const outcome = standingAt.get(index) === 'outdated' ? 'outdated' : (row?.outcome ?? 'outdated')
    return { number, outcome, orderId: row?.id ?? null, buyerKnown: row?.customer_id != null, faults: [] }
  })
  return { taken, counts: tell(context, { source, taken, written: written.values() }) }
}
