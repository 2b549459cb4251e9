import { Refusal } from '#platform/contract/refusal.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { goesOnHere } from './same-number.query.ts'

/** Refuses to note a number twice on a ticket while its case goes on. */
export async function refuseSameNumber(
  db: ReadHandle,
  wanted: Parameters<typeof goesOnHere>[1],
): Promise<void> {
  if (await goesOnHere(db, wanted)) throw new Refusal('external-cases.alreadyHere', 'conflict')
}
