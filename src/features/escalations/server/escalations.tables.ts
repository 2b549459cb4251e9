import type { ColumnType, Generated } from 'kysely'
import type { Matter } from '../domain/codes.ts'
import type { Step } from '../domain/ladder.ts'

type Steps = ColumnType<readonly Step[], string, string>

export interface LadderRow {
  id: string
  matter: Matter
  policy_id: string | null
  urgency: 'urgent' | 'ordinary' | null
  limit_minutes: number | null
  steps: Steps
  active: boolean
  version: number
}

export interface ClimbRow {
  id: string
  matter: Matter
  subject_id: string
  ticket_id: string | null
  ladder_id: string
  ladder_version: number
  runs_since: Date | null
  next_wake_at: Date | null
}

export interface StepRow {
  id: string
  climb_id: string
  step: number
  ladder_id: string
  ladder_version: number
  at: Date
  first_told_at: Date
  last_told_at: Date
  times: number
  acknowledged_at: ColumnType<Date | null, Date | null | undefined, Date | null>
  acknowledged_by: ColumnType<string | null, string | null | undefined, string | null>
  withdrawn_at: ColumnType<Date | null, Date | null | undefined, Date | null>
}

/** The tables this feature owns. */
export interface EscalationsTables {
  escalation_ladders: LadderRow
  escalation_ladder_versions: {
    ladder_id: string
    version: number
    limit_minutes: number | null
    steps: Steps
    at: Date
    by: string | null
  }
  /** One row. */
  escalation_quiet_hours: {
    id: string
    only_one: Generated<boolean>
    from_minute: number
    to_minute: number
  }
  escalation_climbs: ClimbRow
  escalation_steps: StepRow
  escalation_told: { step_id: string; person_id: string }
}
