import { sql } from 'kysely'
import type { CustomersTables } from '#features/customers/server/customers.tables.ts'
import { shownEmail, shownPhone } from '#features/customers/server/public/masks.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type QueryContext, query } from '#platform/server/command.ts'
import { readFeedback } from '../contract.ts'
import { consentOf } from './consents.query.ts'
import { filesOf } from './feedback-files.query.ts'
import type { IntakeTables } from './intake.tables.ts'
import { maskedText } from './masked-text.ts'
import { oneFeedbackActedOn, oneFeedbackInReach } from './public/visible-feedback.ts'
import { judgedVoices, voiceOfRow, voiceRows } from './voice-rows.query.ts'

async function recordsOf({ read, actor }: QueryContext, feedbackId: string) {
  const tables = read.tables<IntakeTables & CustomersTables>()
  const [more, additions, withdrawal, consent, files] = await Promise.all([
    tables
      .selectFrom('feedbacks as voice')
      .leftJoin('touchpoints as touchpoint', 'touchpoint.id', 'voice.touchpoint_id')
      .select([
        'text',
        'contact_name',
        'contact_phone',
        'contact_email',
        'source',
        'source_id',
        'custom',
        'erased_at',
      ])
      .select(sql<boolean>`${oneFeedbackActedOn(actor, 'intake.unmask', 'voice')}`.as('unmaskable'))
      .select(sql<boolean>`${oneFeedbackActedOn(actor, 'intake.register', 'voice')}`.as('registrable'))
      .select('touchpoint.name as touchpointName')
      .where('voice.id', '=', feedbackId)
      .executeTakeFirstOrThrow(),
    tables
      .selectFrom('feedback_additions')
      .selectAll()
      .where('feedback_id', '=', feedbackId)
      .orderBy('at')
      .execute(),
    tables
      .selectFrom('feedback_withdrawals')
      .select('at')
      .where('feedback_id', '=', feedbackId)
      .executeTakeFirst(),
    consentOf(read, feedbackId),
    filesOf(read, feedbackId),
  ])
  return { more, additions, withdrawal, consent, files }
}

export const feedbackDetails = query(readFeedback, async (context, { feedbackId }) => {
  const { read, actor } = context
  const wanted = judgedVoices(read)
    .where('voice.id', '=', feedbackId)
    .where(oneFeedbackInReach(actor, 'voice'))
    .select(['voice.id', 'voice.received_at as at'])
  const [row] = await voiceRows(read, wanted)
  if (row === undefined) throw new Refusal('platform.notFound', 'missing')
  const { more, additions, withdrawal, consent, files } = await recordsOf(context, feedbackId)
  return {
    ...voiceOfRow(row),
    text: maskedText(more.text),
    contact: {
      name: more.contact_name,
      phone: shownPhone(more.contact_phone),
      email: shownEmail(more.contact_email),
    },
    touchpointName: more.touchpointName,
    source: more.source,
    sourceId: more.source === 'voice' ? null : more.source_id,
    custom: more.custom,
    files,
    additions: additions.map(({ id, text, at }) => ({ id, text: maskedText(text), at: at.toISOString() })),
    withdrawnAt: withdrawal?.at.toISOString() ?? null,
    erasedAt: more.erased_at?.toISOString() ?? null,
    consent,
    can: {
      unmask: more.unmaskable === true && more.erased_at === null,
      withdrawConsent: more.registrable === true && consent !== null && consent.withdrawnAt === null,
    },
  }
})
