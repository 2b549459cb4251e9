import { Refusal } from '#platform/contract/refusal.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { type Compensation, lockBudgets } from './compensation.store.ts'
import { pathOf, refuseOverBudget } from './judging.ts'
import { budgetsOver, limitOf } from './standing.query.ts'

/** Refuses what the budgets over a place have not left; nobody else takes from them until this deed is done. */
export async function takeFromBudgets(
  { db }: CommandContext,
  place: { unitPath: readonly string[]; currency: string; day: string },
  amount: number,
): Promise<void> {
  await lockBudgets(db, place)
  refuseOverBudget(await budgetsOver(db, place), amount)
}

/** An approval is bound to what its giver's roles may approve, and to what is left of the budgets. */
export async function assertApprovable(context: CommandContext, given: Compensation): Promise<void> {
  const amount = Number(given.amount_minor)
  const place = { unitPath: pathOf(given), currency: given.currency }
  const { approve } = await limitOf(context.db, context.actor.id, { ...place, holderId: null })
  if (amount > approve) throw new Refusal('compensation.aboveAuthority', 'forbidden', { limit: approve })
  await takeFromBudgets(context, { ...place, day: given.booked_on }, amount)
}
