import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import { query } from '#platform/server/command.ts'
import { listPolicies, policyHistory } from '../contract/policies.ts'
import type { ClocksTables } from './clocks.tables.ts'
import { shownPolicy } from './policy-row.ts'

export const listPoliciesQuery = query(listPolicies, async ({ read }) => {
  const rows = await read
    .tables<ClocksTables>()
    .selectFrom('clock_policies')
    .selectAll()
    .orderBy('position')
    .orderBy('id')
    .execute()
  return { policies: rows.map(shownPolicy) }
})

export const policyHistoryQuery = query(policyHistory, async ({ read }, { policyId }) => {
  const rows = await read
    .tables<ClocksTables & StaffTables>()
    .selectFrom('clock_policy_versions')
    .leftJoin('people', 'people.id', 'clock_policy_versions.by')
    .select(['version', 'change', 'content', 'at', 'by', 'people.name'])
    .where('policy_id', '=', policyId)
    .orderBy('version', 'desc')
    .execute()
  return {
    versions: rows.map(({ version, change, content, at, by, name }) => ({
      version,
      change,
      at: at.toISOString(),
      by: by === null || name === null ? null : { id: by, name },
      target: content.target && { ...content.target, fromNextDay: content.target.fromNextDay ?? false },
      pausable: content.pausable,
      active: content.active,
    })),
  }
})
