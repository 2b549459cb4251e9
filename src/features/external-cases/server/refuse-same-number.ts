import { Refusal } from '#platform/contract/refusal.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { lockNumber } from './external-cases.store.ts'
import { elsewhere, goesOnHere } from './same-number.query.ts'

/**
 * Refuses to note a number twice while its case goes on: on the ticket itself, or on another one, which is named to whoever sees it. Of a ticket
 * that is closed to the actor nothing is said, so that nothing can be refused either.
 */
export async function refuseSameNumber(
  { db, actor }: Pick<CommandContext, 'db' | 'actor'>,
  wanted: Parameters<typeof goesOnHere>[1],
): Promise<void> {
  await lockNumber(db, wanted)
  if (await goesOnHere(db, wanted)) throw new Refusal('external-cases.alreadyHere', 'conflict')
  const other = (await elsewhere(db, actor, wanted)).find((one) => one.goesOn)
  if (other === undefined) return
  if (!other.isSeen) throw new Refusal('external-cases.alreadyOutOfReach', 'conflict')
  const { id: ticketId, number } = other
  throw new Refusal('external-cases.alreadyElsewhere', 'conflict', { ticketId, number })
}
