import { maskedTexts } from '#features/analysis/server/public/masked-text.ts'
import { unmaskingReasons } from '#features/customers/contract.ts'
import { shownEmail, shownName, shownPhone } from '#features/customers/server/public/masks.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { feedbackExported } from '../../contract.ts'
import { wallClockOf } from '../../domain/zoned-time.ts'
import type { Desk } from '../carrying-out.ts'
import { countVoices, exportedVoices, type Span } from '../exported-voices.query.ts'
import { timeZoneOfOrganisation } from '../organisation.query.ts'

const pageVoices = 1000

/** Columns of an export, by the names under which an import knows them again. */
export const exportColumns = [
  'number',
  'occurredAt',
  'receivedAt',
  'channel',
  'kind',
  'text',
  'label',
  'labelConfidence',
  'polarity',
  'urgency',
  'risks',
  'name',
  'phone',
  'email',
  'externalId',
  'product',
  'outlet',
  'touchpoint',
  'mode',
  'source',
  'sourceId',
  'ticket',
  'ticketState',
] as const

/** One exported voice; '' where there is nothing to say. */
export type ExportedVoice = Readonly<Record<(typeof exportColumns)[number], string>>

type Row = Awaited<ReturnType<typeof exportedVoices>>[number]
type Hide = { text(row: Row): string; name(name: string | null): string | null } & {
  phone(phone: string | null): string | null
  email(email: string | null): string | null
}

const asItIs: Hide = {
  text: (row) => row.text,
  name: (name) => name,
  phone: (phone) => phone,
  email: (email) => email,
}

async function hidden(read: ReadHandle, rows: readonly Row[]): Promise<Hide> {
  const texts = await maskedTexts(
    read,
    rows.map(({ id }) => id),
  )
  return { text: (row) => texts.get(row.id) ?? '', name: shownName, phone: shownPhone, email: shownEmail }
}

function voiceOf(row: Row, hide: Hide): ExportedVoice {
  return {
    number: row.number,
    occurredAt: row.occurred_at.toISOString(),
    receivedAt: row.received_at.toISOString(),
    channel: row.channel,
    kind: row.kind ?? '',
    text: hide.text(row),
    label: row.label ?? '',
    labelConfidence: row.label_confidence === null ? '' : row.label_confidence.toFixed(3),
    polarity: row.polarity ?? '',
    urgency: row.urgency ?? '',
    risks: (row.risks ?? []).join(' '),
    name: hide.name(row.contact_name) ?? '',
    phone: hide.phone(row.contact_phone) ?? '',
    email: hide.email(row.contact_email) ?? '',
    externalId: row.external_id ?? '',
    product: row.product ?? '',
    outlet: row.outlet ?? '',
    touchpoint: row.touchpoint ?? '',
    mode: row.mode,
    source: row.source,
    sourceId: row.source_id ?? '',
    ticket: row.ticket ?? '',
    ticketState: row.ticket_state ?? '',
  }
}

/** The codes of reasons to look behind the mask. */
export { unmaskingReasons }

type UnmaskingReason = (typeof unmaskingReasons)[number]

/** What is exported: days of the organisation, both included, and why personal data is not masked (null: it is). */
export interface ExportOrder {
  readonly from: string | null
  readonly to: string | null
  readonly unmaskedBecause: UnmaskingReason | null
}

async function spanOf(read: ReadHandle, { from, to }: ExportOrder): Promise<Span> {
  const toMoment = wallClockOf((await timeZoneOfOrganisation(read)) ?? 'UTC')
  const startOf = (day: string, plus: number) => new Date(toMoment(Date.parse(day) + plus * 86_400_000))
  return { from: from === null ? null : startOf(from, 0), to: to === null ? null : startOf(to, 1) }
}

async function* pages(read: ReadHandle, span: Span, masked: boolean): AsyncGenerator<ExportedVoice> {
  let after: Row | null = null
  for (;;) {
    const rows: Row[] = await exportedVoices(read, span, { after, limit: pageVoices })
    const hide = masked ? await hidden(read, rows) : asItIs
    for (const row of rows) yield voiceOf(row, hide)
    after = rows.at(-1) ?? null
    if (rows.length < pageVoices) return
  }
}

/** Feedback with its labels, oldest first, page by page. The log says that it left the house before the first one does. */
export async function exportFeedback(
  desk: Desk,
  order: ExportOrder,
): Promise<{ count: number; voices: AsyncGenerator<ExportedVoice> }> {
  const span = await spanOf(desk.read, order)
  const count = await countVoices(desk.read, span)
  const masked = order.unmaskedBecause === null
  const moments = { from: span.from?.toISOString() ?? null, to: span.to?.toISOString() ?? null }
  await desk.transact(async ({ newId, emit }) =>
    emit(feedbackExported, {
      subject: newId(),
      facts: { rows: count, masked, reason: order.unmaskedBecause, ...moments },
    }),
  )
  return { count, voices: pages(desk.read, span, masked) }
}
