import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { QuestionnairesTables } from './questionnaires.tables.ts'

const own = (db: WriteHandle) => db.own<QuestionnairesTables>()

/** Remembers that a customer wants no invitations, and who noted it for them; false when it was known. */
export async function insertOptOut(
  db: WriteHandle,
  { customerId, recordedBy, now }: { customerId: string; recordedBy: string | null; now: number },
): Promise<boolean> {
  const row = await own(db)
    .insertInto('questionnaire_opt_outs')
    .values({ customer_id: customerId, at: new Date(now), recorded_by: recordedBy })
    .onConflict((conflict) => conflict.doNothing())
    .returning('customer_id')
    .executeTakeFirst()
  return row !== undefined
}

/** Forgets what customers wished, under their ids and their addresses; gives whether there was anything. */
export async function removeWishes(
  db: WriteHandle,
  { customerIds, hashes }: { customerIds: readonly string[]; hashes: readonly Buffer[] },
): Promise<boolean> {
  const opted = await own(db)
    .deleteFrom('questionnaire_opt_outs')
    .where('customer_id', 'in', [...customerIds])
    .returning('customer_id')
    .execute()
  if (hashes.length === 0) return opted.length > 0
  const kept = await own(db)
    .deleteFrom('questionnaire_kept_wishes')
    .where('address_hash', 'in', [...hashes])
    .returning('address_hash')
    .execute()
  return opted.length + kept.length > 0
}

/** Keeps the wishes of those of these customers who want no invitations, as hashes of their addresses. */
export async function keepWishes(
  db: WriteHandle,
  customerIds: readonly string[],
  hashes: readonly Buffer[],
): Promise<void> {
  if (hashes.length === 0) return
  const wish = await own(db)
    .selectFrom('questionnaire_opt_outs')
    .select('customer_id')
    .where('customer_id', 'in', [...customerIds])
    .limit(1)
    .executeTakeFirst()
  if (wish === undefined) return
  await own(db)
    .insertInto('questionnaire_kept_wishes')
    .values(hashes.map((address_hash) => ({ address_hash })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
