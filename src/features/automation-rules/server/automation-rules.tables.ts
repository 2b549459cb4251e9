import type { ColumnType, Generated, Selectable } from 'kysely'
import type { z } from 'zod'
import type { macroSteps } from '#features/macros/contract.ts'
import type { ruleConditions } from '../contract.ts'
import type { Trigger } from '../domain/triggers.ts'

type Json<Value> = ColumnType<Value, string, string>

/** The tables this feature owns. */
export interface AutomationRulesTables {
  automation_rules: {
    id: string
    position: number
    name: string
    org_unit_id: string | null
    trigger: Trigger
    /** As they were given, so that a condition added later is free in rules kept before. */
    conditions: Json<z.input<typeof ruleConditions>>
    steps: Json<z.output<typeof macroSteps>>
    mentions: string[]
    webhook_ids: string[]
    active: boolean
    changed_at: Date
    changed_by: string | null
    removed_at: Date | null
  }
  automation_runs: {
    id: string
    place: Generated<number>
    rule_id: string
    ticket_id: string
    event_id: string
    chain: string[]
    state: 'waiting' | 'done' | 'idle' | 'refused'
    code: string | null
    tx: number | null
    at: Date
  }
}

export type Rule = Selectable<AutomationRulesTables['automation_rules']>
export type Run = Selectable<AutomationRulesTables['automation_runs']>
