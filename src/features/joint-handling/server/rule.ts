import { fittingLimit } from '#features/clocks/server/public/fitting-limit.ts'
import { unitPaths } from '#features/staff/server/public/units.ts'
import type { Ticket } from '#features/tickets/server/public/visible-tickets.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { JointHandlingTables } from './joint-handling.tables.ts'

/** The rule: its id, and how many working days a unit has where no limit says otherwise. */
export async function standingRule(db: ReadHandle) {
  return db
    .tables<JointHandlingTables>()
    .selectFrom('joint_handling_rule')
    .select(['id', 'answer_days as answerDays'])
    .executeTakeFirstOrThrow()
}

/** The limits that say otherwise, in their order. */
export async function answerLimits(db: ReadHandle) {
  return db
    .tables<JointHandlingTables>()
    .selectFrom('joint_handling_limits')
    .select(['kind', 'urgency', 'tier', 'label_id as labelId', 'unit_id as unitId', 'channel'])
    .select(['customer_group as customerGroup', 'answer_days as answerDays'])
    .orderBy('position')
    .execute()
}

/** How many working days a unit has to answer about a ticket, unless its request says otherwise. */
export async function usualDays(db: ReadHandle, ticket: Ticket, unitId: string): Promise<number> {
  const limits = await answerLimits(db)
  const unitPath = limits.length === 0 ? [] : ((await unitPaths(db, [unitId])).get(unitId) ?? [])
  const { answerDays } = (await fittingLimit(db, limits, { ticket, unitPath })) ?? (await standingRule(db))
  return answerDays
}
