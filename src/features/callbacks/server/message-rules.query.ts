import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import { query } from '#platform/server/command.ts'
import { listMessageRules } from '../contract/messages.ts'
import type { CallbacksTables } from './callbacks.tables.ts'

export const messageRules = query(listMessageRules, async ({ read }) => {
  const rows = await read
    .tables<CallbacksTables & StaffTables>()
    .selectFrom('callback_message_rules as rule')
    .innerJoin('org_units as unit', 'unit.id', 'rule.org_unit_id')
    .select(['unit.id', 'unit.name', 'unit.parent_id', 'rule.active', 'rule.ways', 'rule.wait_hours'])
    .orderBy('unit.depth')
    .orderBy('unit.name')
    .execute()
  return {
    rules: rows.map(({ id, name, parent_id, active, ways, wait_hours }) => ({
      unit: { id, name, root: parent_id === null },
      active,
      ways,
      waitHours: wait_hours,
    })),
  }
})
