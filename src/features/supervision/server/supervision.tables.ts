import type { Cause, OwnCause } from '../domain/causes.ts'
import type { LetterState, LetterVerdict } from '../domain/letters.ts'
import type { AppealVerdict, CaseResult, ResponsibilityKind } from '../domain/responsibility.ts'

interface Placed {
  org_unit_id: string
  unit_1: string
  unit_2: string | null
  unit_3: string | null
  unit_4: string | null
  unit_5: string | null
  unit_6: string | null
  person_id: string | null
}

export interface LetterRow extends Placed {
  id: string
  case_id: string
  ticket_id: string
  position: number
  demand: string
  state: LetterState
  version: number
  sent_at: Date
  sent_by: string | null
  received_at: Date | null
  received_by: string | null
  ended_at: Date | null
  changed_at: Date
  changed_by: string | null
  withdrawn_why: string | null
  calendar_id: string | null
  calendar_version: number | null
  target_ms: number
  clock_started_at: Date
  warn_50_at: Date
  warn_80_at: Date
  due_at: Date
  next_wake_at: Date | null
  breached_at: Date | null
  escalation: number
}

export interface ResponsibilityRow extends Placed {
  id: string
  case_id: string
  ticket_id: string
  kind: ResponsibilityKind
  share: number
  reason: string
  noted_at: Date
  noted_by: string | null
  appeal_until: Date
}

/** The tables this feature owns. */
export interface SupervisionTables {
  supervision_cases: {
    id: string
    ticket_id: string
    opened_at: Date
    opened_by: string | null
    closed_at: Date | null
    closed_by: string | null
    result: CaseResult | null
    conclusion: string | null
  }
  supervision_causes: {
    id: string
    case_id: string
    ticket_id: string
    cause: Cause
    key: string
    about: string | null
    words: string | null
    at: Date
    by: string | null
  }
  supervision_letters: LetterRow
  supervision_answers: {
    id: string
    letter_id: string
    text: string
    on_time: boolean
    at: Date
    by: string | null
    verdict: LetterVerdict | null
    verdict_words: string | null
    verdict_at: Date | null
    verdict_by: string | null
  }
  supervision_responsibilities: ResponsibilityRow
  supervision_appeals: {
    id: string
    responsibility_id: string
    words: string
    at: Date
    by: string | null
    verdict: AppealVerdict | null
    share_before: number
    share_after: number | null
    reason: string | null
    decided_at: Date | null
    decided_by: string | null
  }
  /** One row. */
  supervision_rule: {
    id: string
    causes: OwnCause[]
    obligations: string[]
    risks: string[]
    reopenings: number
    answer_hours: number
    escalate_hours: number
    appeal_days: number
  }
}
