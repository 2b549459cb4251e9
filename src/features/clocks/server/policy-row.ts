import type { Selectable } from 'kysely'
import type { ClockPolicy } from '../contract/policies.ts'
import type { PolicyRow, StoredPolicyContent } from './clocks.tables.ts'

/** A time limit as a person saves it. */
export type PolicyContent = StoredPolicyContent

/** A time limit of the organisation. */
export interface StoredPolicy extends PolicyContent {
  readonly id: string
  readonly version: number
}

/** The version of a limit that a clock follows, as a map key. */
export const limitOf = ({
  policyId,
  policyVersion,
}: {
  policyId: string
  policyVersion: number | null
}): string => `${policyId}/${policyVersion}`

/** The shape of a row. */
export function policyOf(row: Selectable<PolicyRow>): StoredPolicy {
  const { target_amount: amount, target_unit: unit, from_next_day: fromNextDay } = row
  return {
    id: row.id,
    obligation: row.obligation,
    kind: row.kind,
    urgency: row.urgency,
    tier: row.tier,
    labelId: row.label_id,
    unitId: row.unit_id,
    channel: row.channel,
    customerGroup: row.customer_group,
    target: amount === null || unit === null ? null : { amount, unit, fromNextDay },
    calendarId: row.calendar_id,
    pausable: row.pausable,
    active: row.active,
    version: row.version,
    statute: row.statute,
  }
}

/** A row as its screen shows it. */
export function shownPolicy(row: Selectable<PolicyRow>): ClockPolicy {
  return policyOf(row) as ClockPolicy
}
