import type { CommandContext } from '#platform/server/command.ts'
import { rightsFulfilled, rightsRefused, rightsRequested } from '../contract/rights.ts'
import type { Ground, RequestOrigin, Right } from '../domain/rights.ts'
import { insertRequest, insertRightsAnswer, lockOpenRequests } from './rights.store.ts'

interface Request {
  readonly id: string
  readonly customer_id: string
  readonly asked_for: Right
}

export async function recordRequest(
  { db, actor, now, newId, emit }: CommandContext,
  { customerId, right, origin }: { customerId: string; right: Right; origin: RequestOrigin },
): Promise<Request> {
  const id = newId()
  await insertRequest(db, {
    id,
    customer_id: customerId,
    asked_for: right,
    origin,
    asked_at: new Date(now),
    recorded_by: actor.id,
  })
  emit(rightsRequested, { subject: customerId, facts: { requestId: id, right, origin } })
  return { id, customer_id: customerId, asked_for: right }
}

export async function answerRequest(
  { db, actor, now, emit }: CommandContext,
  { id, customer_id, asked_for }: Request,
  { ground = null, holdId = null }: { ground?: Ground | null; holdId?: string | null } = {},
): Promise<void> {
  await insertRightsAnswer(db, {
    request_id: id,
    ground,
    hold_id: holdId,
    answered_at: new Date(now),
    answered_by: actor.id,
  })
  const facts = { requestId: id, right: asked_for }
  if (ground === null) emit(rightsFulfilled, { subject: customer_id, facts })
  else emit(rightsRefused, { subject: customer_id, facts: { ...facts, ground, holdId } })
}

/** Answers every open request of a whole customer for a right. Where nobody had asked, the organisation acted of its own accord: that is on record, too. */
export async function answerRight(
  context: CommandContext,
  { customerId, customerIds, right }: { customerId: string; customerIds: readonly string[]; right: Right },
  answer?: { ground: Ground; holdId: string },
): Promise<void> {
  const open = await lockOpenRequests(context.db, { customerIds, right })
  const requests =
    open.length > 0 ? open : [await recordRequest(context, { customerId, right, origin: 'organisation' })]
  for (const request of requests) await answerRequest(context, request, answer)
}
