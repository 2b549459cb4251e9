import type { Selectable } from 'kysely'
import type { EscalationLadder } from '../contract/ladders.ts'
import type { LadderRow } from './escalations.tables.ts'

/** A ladder as it is stored. */
export type StoredLadder = Selectable<LadderRow>

/** A ladder as its screen shows it. */
export const shownLadder = (row: StoredLadder): EscalationLadder => ({
  id: row.id,
  matter: row.matter,
  policyId: row.policy_id,
  urgency: row.urgency,
  limitMinutes: row.limit_minutes,
  steps: row.steps as EscalationLadder['steps'],
  active: row.active,
  version: row.version,
})
