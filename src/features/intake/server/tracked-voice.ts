import { timingSafeEqual } from 'node:crypto'
import { Refusal } from '#platform/contract/refusal.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { readTrackingNumber } from '../domain/tracking-number.ts'
import type { IntakeTables } from './intake.tables.ts'
import { hashOfSecret } from './public/receive.ts'

/** The voice of a number and its secret. Refuses `intake.unknownVoice` for either being wrong, without saying which. */
export async function trackedVoice(db: ReadHandle, typed: string, secret: string) {
  const number = readTrackingNumber(typed)
  const voice =
    number === null
      ? undefined
      : await db
          .tables<IntakeTables>()
          .selectFrom('feedbacks')
          .select([
            'id',
            'number',
            'secret_hash',
            'text',
            'chosen_kind',
            'received_at',
            'org_unit_id',
            'customer_id',
            'erased_at',
          ])
          .where('number', '=', number)
          .executeTakeFirst()
  const given = Buffer.from(hashOfSecret(secret), 'hex')
  if (voice === undefined || !timingSafeEqual(given, voice.secret_hash)) {
    throw new Refusal('intake.unknownVoice', 'missing')
  }
  return voice
}

/** Whether the sender took a voice back. */
export async function isWithdrawn(db: ReadHandle, feedbackId: string): Promise<boolean> {
  const row = await db
    .tables<IntakeTables>()
    .selectFrom('feedback_withdrawals')
    .select('feedback_id')
    .where('feedback_id', '=', feedbackId)
    .executeTakeFirst()
  return row !== undefined
}
