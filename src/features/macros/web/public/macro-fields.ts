import { type MacroField, macroFields } from '../../domain/steps.ts'
import type { Macro, Steps, StepsInput } from '../macro.ts'

/** The form of a macro, flat; null and empty for what is not done. */
export interface Fields extends Partial<Record<MacroField, string | number | null>> {
  name: string
  assign?: 'me' | 'person' | null
  assigneeId?: string | null
  note?: string
  replyId?: string | null
  purpose?: NonNullable<Steps['reply']>['purpose']
  hold?: NonNullable<Steps['hold']>['reason'] | null
  outcome?: NonNullable<Steps['resolve']>['outcome'] | null
  solution?: string
  sharedWith?: string | null
}

export function fieldsOf(macro: Macro | null): Partial<Fields> {
  return {
    ...stepsFields(macro?.steps ?? {}),
    name: macro?.name ?? '',
    sharedWith: macro?.unit?.id ?? null,
  }
}

/** The fields of steps alone. */
export function stepsFields({ change, assign, note, reply, hold, resolve }: Steps): Partial<Fields> {
  return {
    ...change,
    ...assignFields(assign),
    ...(note !== undefined && { note }),
    replyId: reply?.replyId ?? null,
    purpose: reply?.purpose ?? 'progress',
    hold: hold?.reason ?? null,
    outcome: resolve?.outcome ?? null,
    ...(resolve !== undefined && { solution: resolve.solution }),
  }
}

function assignFields(assign: Steps['assign']): Pick<Fields, 'assign' | 'assigneeId'> {
  if (assign === undefined) return { assign: null, assigneeId: null }
  return { assign: assign.personId === null ? 'me' : 'person', assigneeId: assign.personId }
}

/** The steps that the form asks for; the server says what they may not be. */
export function stepsOf(fields: Fields): StepsInput {
  const { assign, assigneeId, note, replyId, purpose, hold, outcome, solution } = fields
  const change = Object.fromEntries(
    macroFields.flatMap((field) => (fields[field] == null ? [] : [[field, fields[field]]])),
  )
  return {
    ...(Object.keys(change).length > 0 && { change }),
    ...(assign && { assign: { personId: assign === 'me' ? null : (assigneeId ?? null) } }),
    ...(note?.trim() && { note }),
    ...(replyId && { reply: { replyId, ...(purpose && { purpose }) } }),
    ...(hold && { hold: { reason: hold } }),
    ...(outcome && { resolve: { outcome, solution: solution ?? '' } }),
  }
}
