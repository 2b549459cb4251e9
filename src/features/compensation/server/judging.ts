import type { Ticket } from '#features/tickets/server/public/visible-tickets.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { needsApproval } from '../domain/authority.ts'
import { warningsOf } from '../domain/warnings.ts'
import { budgetsOver, earlierGiven, givenSince, kindOf, limitOf, ruleOf, today } from './standing.query.ts'

const dayMs = 86_400_000

/** What somebody wants to give. */
export interface Wish {
  readonly kindId: string
  readonly amount: number
  readonly orderNumber?: string | undefined
}

/** The units from the root down to a row's own. */
export const pathOf = (row: Pick<Ticket, 'unit_1' | 'unit_2' | 'unit_3' | 'unit_4' | 'unit_5' | 'unit_6'>) =>
  [row.unit_1, row.unit_2, row.unit_3, row.unit_4, row.unit_5, row.unit_6].filter((one) => one !== null)

/** What has to be known before something is given: the kind, one's limits, what is left of budgets, what was given before. */
export async function judged(
  db: ReadHandle,
  ticket: Ticket,
  { wish, agentId, now }: { wish: Wish; agentId: string | null; now: number },
) {
  const kind = await kindOf(db, wish.kindId)
  if (kind === undefined) throw new Refusal('compensation.noSuchKind', 'invalid')
  const { currency } = kind
  const rule = await ruleOf(db)
  const ago = (days: number) => new Date(now - days * dayMs)
  const orderNumber = wish.orderNumber || null
  const unitPath = pathOf(ticket)
  const [limit, inPeriod, recently, earlier, day] = await Promise.all([
    limitOf(db, agentId, { currency, unitPath, holderId: ticket.assignee_id }),
    givenSince(db, { agentId, currency, since: ago(rule.periodDays) }),
    givenSince(db, { agentId, currency: null, since: ago(rule.repeatDays) }),
    earlierGiven(db, ticket, { orderNumber, since: ago(rule.repeatDays) }),
    today(db, now),
  ])
  const warnings = warningsOf(earlier, { agentId, given: recently.times, often: rule.often })
  return {
    kind,
    day,
    orderNumber,
    limit,
    given: inPeriod.sum,
    periodDays: rule.periodDays,
    needsApproval: needsApproval(limit, wish.amount, inPeriod.sum),
    warnings,
    refused: warnings.filter(({ kind: one }) => rule.refuses.includes(one)),
    budgets: await budgetsOver(db, { unitPath, currency, day }),
  }
}

/** Refuses an amount that a budget over it has not left. */
export function refuseOverBudget(budgets: Awaited<ReturnType<typeof budgetsOver>>, amount: number): void {
  const short = budgets.find(({ left }) => left < amount)
  if (short !== undefined)
    throw new Refusal('compensation.overBudget', 'conflict', {
      unit: short.unit.name,
      left: Math.max(0, short.left),
    })
}
