import type { ColumnType } from 'kysely'
import type { LimitConditions as Conditions } from '#features/clocks/contract/conditions.ts'
import type { ArbitrationLevel, Ground, Verdict } from '../domain/arbitration.ts'
import type { CancelCause, RaciRole, ReturnReason, SendingCause, TaskState } from '../domain/codes.ts'

export interface JointTaskRow {
  id: string
  ticket_id: string
  cycle: number
  position: number
  role: RaciRole
  required: boolean
  ask: string
  state: TaskState
  version: number
  org_unit_id: string
  unit_1: string
  unit_2: string | null
  unit_3: string | null
  unit_4: string | null
  unit_5: string | null
  unit_6: string | null
  assignee_id: string | null
  asked_at: Date
  asked_by: string | null
  accepted_at: Date | null
  ended_at: Date | null
  changed_at: Date
  changed_by: string | null
  limit_days: number
  calendar_id: string | null
  /** 0 where every hour counts; null on clocks that were over before the log of clocks was kept. */
  calendar_version: number | null
  target_ms: number | null
  clock_started_at: Date | null
  warn_50_at: Date | null
  warn_80_at: Date | null
  /** Infinity (the number) when nothing is due. */
  due_at: ColumnType<Date | number, Date | 'infinity' | undefined, Date | 'infinity'>
  next_wake_at: Date | null
  breached_at: Date | null
}

interface LimitRow {
  id: string
  position: number
  kind: Conditions['kind']
  urgency: Conditions['urgency']
  tier: Conditions['tier']
  label_id: string | null
  unit_id: string | null
  channel: Conditions['channel']
  customer_group: string | null
  answer_days: number
}

interface Recorded {
  task_id: string
  at: Date
  by: string | null
}

/** The tables this feature owns. */
export interface JointHandlingTables {
  joint_tasks: JointTaskRow
  joint_task_orders: { task_id: string; after_id: string }
  joint_task_sendings: Recorded & {
    id: string
    unit_id: string
    why: SendingCause
    words: string | null
    due_at: Date | null
  }
  joint_task_answers: Recorded & { text: string }
  joint_task_returns: Recorded & { id: string; unit_id: string; reason: ReturnReason; words: string }
  joint_task_cancellations: Recorded & { why: CancelCause; words: string | null }
  joint_task_waivers: Recorded & { reason: string }
  joint_arbitrations: {
    id: string
    task_id: string
    ground: Ground
    words: string | null
    level: ArbitrationLevel
    opened_at: Date
    opened_by: string | null
    ended_at: Date | null
  }
  joint_rulings: {
    id: string
    arbitration_id: string
    level: ArbitrationLevel
    verdict: Verdict
    reason: string
    to_unit_id: string | null
    at: Date
    by: string | null
  }
  /** One row. */
  joint_handling_rule: { id: string; answer_days: number }
  joint_handling_limits: LimitRow
}
