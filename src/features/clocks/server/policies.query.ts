import { query } from '#platform/server/command.ts'
import { type ClockPolicy, listPolicies } from '../contract/policies.ts'
import type { ClocksTables } from './clocks.tables.ts'

export const listPoliciesQuery = query(listPolicies, async ({ read }) => {
  const rows = await read
    .tables<ClocksTables>()
    .selectFrom('clock_policies')
    .selectAll()
    .orderBy('position')
    .orderBy('id')
    .execute()
  return {
    policies: rows.map((row) => ({
      id: row.id,
      obligation: row.obligation,
      kind: row.kind as ClockPolicy['kind'],
      urgency: row.urgency as ClockPolicy['urgency'],
      target:
        row.target_amount === null || row.target_unit === null
          ? null
          : { amount: row.target_amount, unit: row.target_unit },
      calendarId: row.calendar_id,
      pausable: row.pausable,
      active: row.active,
      version: row.version,
    })),
  }
})
