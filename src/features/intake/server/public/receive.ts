import { createHash } from 'node:crypto'
import {
  findOrCreateCustomers,
  type KnownCustomer,
  knownCustomers,
} from '#features/customers/server/public/find-or-create-many.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { Crossing } from '#platform/server/crossing.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { randomBytes } from '#platform/server/ids.ts'
import { feedbackReceived } from '../../contract.ts'
import { makeTrackingNumber, randomBytesOfNumber } from '../../domain/tracking-number.ts'
import type { Channel, Kind, Mode } from '../../domain/voice.ts'
import { recordConsents } from '../consenting.ts'
import { type Grounds, groundsOf } from '../grounds.query.ts'
import { type FeedbackRow, findKnown, insertFeedbacks, isTraceable } from '../intake.store.ts'
import type { Consent } from './consent-words.ts'

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
  /** What its sender agreed to, as far as anybody says. */
  readonly consent?: Consent | undefined
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

const unnamedOf = (voices: readonly Voice[]) =>
  voices
    .filter((voice) => !voice.customerId)
    .map(({ contact, externalId, unitId }) => ({ ...contact, externalId, unitId }))

/** What has to be asked before voices can be written. */
export interface Reception extends Grounds {
  readonly known: readonly KnownCustomer[]
}

/** Asks it, all in one round trip. */
export async function readyFor(db: ReadHandle, voices: readonly Voice[]): Promise<Reception> {
  const [known, grounds] = await Promise.all([knownCustomers(db, unnamedOf(voices)), groundsOf(db)])
  return { known, ...grounds }
}

async function customersOf(
  context: CommandContext,
  voices: readonly Voice[],
  { known }: Reception,
): Promise<(string | null)[]> {
  const found = await findOrCreateCustomers(context, unnamedOf(voices), known)
  return voices.map((voice) => voice.customerId || (found.shift() as string | null))
}

function rowOf(
  context: CommandContext,
  voice: Voice,
  given: { customerId: string | null; unitId: string | null; secret: string },
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
    unit_id: given.unitId,
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

function announce(context: CommandContext, row: FeedbackRow, solvedOnCall: boolean): void {
  context.emit(feedbackReceived, {
    subject: row.id,
    unit: row.unit_id,
    facts: {
      channel: row.channel,
      chosenKind: row.chosen_kind,
      mode: row.mode,
      customerId: row.customer_id,
      orgUnitId: row.unit_id,
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

/** Writes voices and gives back those that came in before, by the id that they would have got. */
async function write({ db, ahead }: CommandContext, rows: FeedbackRow[]) {
  if (!rows.some(isTraceable)) {
    ahead(insertFeedbacks(db, rows))
    return new Map<string, never>()
  }
  const written = await insertFeedbacks(db, rows)
  const left = rows.filter((row) => !written.has(row.id))
  if (left.length === 0) return new Map<string, never>()
  const known = await findKnown(db, left)
  if (known.size < left.length) throw new Crossing('A tracking number was drawn that exists already')
  return known
}

/**
 * Takes in voices, at most 1,000 in one transaction: rows, customers and one event each. Receipts come in the order given. What has to
 * be asked first may have been asked by the caller.
 */
export async function receiveFeedbacks(
  context: CommandContext,
  voices: readonly Voice[],
  asked?: Reception,
): Promise<Receipt[]> {
  const reception = asked ?? (await readyFor(context.db, voices))
  const customerIds = await customersOf(context, voices, reception)
  const drafts = voices.map((voice, place) => {
    const secret = voice.secret ?? context.newSecret()
    const unitId = voice.unitId ?? reception.rootId
    const row = rowOf(context, voice, { customerId: customerIds[place] ?? null, unitId, secret })
    return { row, secret, solvedOnCall: voice.solvedOnCall ?? false, consent: voice.consent }
  })
  const known = await write(
    context,
    drafts.map(({ row }) => row),
  )
  const agreed = drafts.flatMap(({ row, consent }) =>
    consent === undefined || known.has(row.id) ? [] : [{ row, consent }],
  )
  if (agreed.length > 0) await recordConsents(context, agreed)
  return drafts.map(({ row, secret, solvedOnCall }) => {
    const before = known.get(row.id)
    if (before === undefined) announce(context, row, solvedOnCall)
    const { id, number } = before ?? row
    const receipt = { feedbackId: id, number, known: before !== undefined, customerId: row.customer_id }
    return { ...receipt, secret: before === undefined ? secret : null }
  })
}

/** Takes in one voice. */
export async function receiveFeedback(
  context: CommandContext,
  voice: Voice,
  asked?: Reception,
): Promise<Receipt> {
  const [receipt] = await receiveFeedbacks(context, [voice], asked)
  return receipt as Receipt
}
