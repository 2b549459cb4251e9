import { createHash, randomBytes } from 'node:crypto'
import { findOrCreateCustomers } from '#features/customers/server/public/find-or-create-many.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { feedbackReceived } from '../../contract.ts'
import { makeTrackingNumber, randomBytesOfNumber } from '../../domain/tracking-number.ts'
import type { Channel, Kind, Mode } from '../../domain/voice.ts'
import { type FeedbackRow, findKnown, insertFeedbacks } from '../intake.store.ts'

/** One voice to be taken in. Times are milliseconds; `unitId` null means the root of the organisation. */
export interface Voice {
  readonly text: string
  readonly channel: Channel
  readonly kind?: Kind | undefined
  readonly contact?:
    | {
        readonly name?: string | undefined
        readonly phone?: string | undefined
        readonly email?: string | undefined
      }
    | undefined
  readonly customerId?: string | null | undefined
  readonly externalId?: string | undefined
  readonly productId?: string | null | undefined
  readonly outletId?: string | null | undefined
  readonly touchpointId?: string | null | undefined
  readonly unitId?: string | null | undefined
  readonly occurredAt?: number | undefined
  readonly receivedAt?: number | undefined
  readonly importId?: string | undefined
  readonly source?: string | undefined
  readonly sourceId?: string | undefined
  /** SHA-256 in hexadecimal, where the source gives no ids. */
  readonly contentHash?: string | undefined
  readonly mode?: Mode | undefined
  readonly custom?: Record<string, unknown> | undefined
  readonly solvedOnCall?: boolean | undefined
  /** Chosen by the sender's browser, so that a repeated request cannot lose it; made here otherwise. */
  readonly secret?: string | undefined
}

/** `known` when the same source id or content came in before; then the secret stays with its first receiver. */
export interface Receipt {
  readonly feedbackId: string
  readonly number: string
  readonly secret: string | null
  readonly known: boolean
  readonly customerId: string | null
}

/** Only the hash of a tracking secret is stored. */
export const hashOfSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex')

const chinaTime = 8 * 3_600_000

// The day in China; nothing ever reads it back out of the number.
const newNumber = (now: number) =>
  makeTrackingNumber(new Date(now + chinaTime).toISOString().slice(0, 10), randomBytes(randomBytesOfNumber))

async function customersOf(context: CommandContext, voices: readonly Voice[]): Promise<(string | null)[]> {
  const unnamed = voices.filter((voice) => !voice.customerId)
  const found = await findOrCreateCustomers(
    context,
    unnamed.map(({ contact, externalId, unitId }) => ({ ...contact, externalId, unitId })),
  )
  return voices.map((voice) => voice.customerId || (found.shift() as string | null))
}

function rowOf(
  context: CommandContext,
  voice: Voice,
  given: { customerId: string | null; secret: string },
): FeedbackRow {
  const { now, actor } = context
  const occurredAt = voice.occurredAt ?? now
  return {
    id: context.newId(),
    number: newNumber(now),
    secret_hash: hashOfSecret(given.secret),
    channel: voice.channel,
    chosen_kind: voice.kind ?? null,
    text: voice.text,
    customer_id: given.customerId,
    contact_name: voice.contact?.name || null,
    contact_phone: voice.contact?.phone || null,
    contact_email: voice.contact?.email || null,
    product_id: voice.productId ?? null,
    outlet_id: voice.outletId ?? null,
    touchpoint_id: voice.touchpointId ?? null,
    unit_id: voice.unitId ?? null,
    occurred_at: new Date(occurredAt).toISOString(),
    received_at: new Date(voice.receivedAt ?? now).toISOString(),
    registered_by: actor.kind === 'person' ? actor.id : null,
    import_id: voice.importId ?? null,
    source: voice.source ?? '',
    source_id: voice.sourceId || null,
    content_hash: voice.contentHash ?? null,
    mode: voice.mode ?? 'live',
    custom: voice.custom ?? {},
  }
}

function announce(
  context: CommandContext,
  row: FeedbackRow,
  { unitId, solvedOnCall }: { unitId: string | null; solvedOnCall: boolean },
): void {
  context.emit(feedbackReceived, {
    subject: row.id,
    unit: unitId,
    facts: {
      channel: row.channel,
      chosenKind: row.chosen_kind,
      mode: row.mode,
      customerId: row.customer_id,
      orgUnitId: unitId,
      productId: row.product_id,
      outletId: row.outlet_id,
      touchpointId: row.touchpoint_id,
      importId: row.import_id,
      registeredBy: row.registered_by,
      solvedOnCall,
      occurredAt: row.occurred_at,
    },
  })
}

type Outcome = { id: string; number: string; unitId: string | null; fresh: boolean }

// A random number that exists already (a few in a million voices a day) is drawn again.
async function write(context: CommandContext, rows: FeedbackRow[], draws = 4): Promise<Map<string, Outcome>> {
  const written = await insertFeedbacks(context.db, rows)
  const numbers = new Map(rows.map((row) => [row.id, row.number]))
  const outcomes = new Map<string, Outcome>(
    written.map(({ id, org_unit_id }) => [
      id,
      { id, number: numbers.get(id) as string, unitId: org_unit_id, fresh: true },
    ]),
  )
  const left = rows.filter((row) => !outcomes.has(row.id))
  if (left.length === 0) return outcomes
  const known = await findKnown(context.db, left)
  for (const [given, { id, number }] of known) outcomes.set(given, { id, number, unitId: null, fresh: false })
  const unlucky = left
    .filter((row) => !known.has(row.id))
    .map((row) => ({ ...row, number: newNumber(context.now) }))
  if (unlucky.length === 0) return outcomes
  if (draws === 0) throw new Error('No free tracking number after several draws')
  return new Map([...outcomes, ...(await write(context, unlucky, draws - 1))])
}

/** Takes in voices, at most 1,000 in one transaction: rows, customers and one event each. Receipts come in the order given. */
export async function receiveFeedbacks(
  context: CommandContext,
  voices: readonly Voice[],
): Promise<Receipt[]> {
  const customerIds = await customersOf(context, voices)
  const drafts = voices.map((voice, place) => {
    const secret = voice.secret ?? context.newSecret()
    const row = rowOf(context, voice, { customerId: customerIds[place] ?? null, secret })
    return { row, secret, solvedOnCall: voice.solvedOnCall ?? false }
  })
  const outcomes = await write(
    context,
    drafts.map(({ row }) => row),
  )
  return drafts.map(({ row, secret, solvedOnCall }) => {
    const { id, number, unitId, fresh } = outcomes.get(row.id) as Outcome
    if (fresh) announce(context, row, { unitId, solvedOnCall })
    return {
      feedbackId: id,
      number,
      secret: fresh ? secret : null,
      known: !fresh,
      customerId: row.customer_id,
    }
  })
}

/** Takes in one voice. */
export async function receiveFeedback(context: CommandContext, voice: Voice): Promise<Receipt> {
  const [receipt] = await receiveFeedbacks(context, [voice])
  return receipt as Receipt
}
