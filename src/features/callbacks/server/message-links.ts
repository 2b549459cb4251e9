import { Refusal } from '#platform/contract/refusal.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { idBehind } from '#platform/server/signed-links.ts'
import type { CallbacksTables } from './callbacks.tables.ts'

/** What links are signed with. */
export async function callbackSigning(db: ReadHandle) {
  const { key } = await db
    .tables<CallbacksTables>()
    .selectFrom('callback_link_key')
    .select('key')
    .executeTakeFirstOrThrow()
  return { key, purpose: 'callback message' }
}

/** The callback a link was made for. Refuses `callbacks.badLink`. */
export async function callbackBehind(db: ReadHandle, token: string): Promise<string> {
  const callbackId = idBehind(await callbackSigning(db), token)
  if (callbackId === null) throw new Refusal('callbacks.badLink', 'missing')
  return callbackId
}
