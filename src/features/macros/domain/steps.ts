/** What a macro may do, in the order in which it is done whatever the order it was written in. */
export const stepKinds = ['change', 'note', 'reply', 'hold', 'resolve'] as const
export type StepKind = (typeof stepKinds)[number]

/** The fields of a ticket that a macro may set. */
export const macroFields = ['kind', 'urgency', 'tier', 'labelId', 'unitId'] as const
export type MacroField = (typeof macroFields)[number]

type Value = string | number
export type Fields = Readonly<Partial<Record<MacroField, Value>>>

/** The part of a macro's steps that a plan is made of. */
export interface Wishes {
  readonly change?: Fields | undefined
  readonly note?: string | undefined
  readonly reply?: { readonly replyId: string } | undefined
  readonly hold?: { readonly reason: string } | undefined
  readonly resolve?: { readonly outcome: string } | undefined
}

/** A ticket as far as a plan depends on it. */
export interface Standing {
  readonly fields: Readonly<Record<MacroField, Value | null>>
  readonly open: boolean
  readonly beingHandled: boolean
  readonly held: boolean
  readonly canResolve: boolean
  /** Variables the reply would leave open; null when it is gone. */
  readonly replyOpen: readonly string[] | null
}

export const obstacles = ['ended', 'not_handled', 'already_held', 'cannot_resolve', 'reply_gone', 'reply_open'] as const
export type Obstacle = (typeof obstacles)[number]

export interface Plan {
  /** Values that will differ; those that stand already are left out. */
  readonly changes: readonly { readonly field: MacroField; readonly from: Value | null; readonly to: Value }[]
  /** What keeps the macro from being done at all: it is done whole or not. */
  readonly obstacles: readonly { readonly step: StepKind; readonly why: Obstacle }[]
}

/** The values of a wish that differ from those that stand. */
export function differing(wished: Fields, standing: Standing['fields']): Plan['changes'] {
  return macroFields.flatMap((field) => {
    const to = wished[field]
    return to === undefined || to === standing[field] ? [] : [{ field, from: standing[field], to }]
  })
}

function obstacleTo(step: StepKind, standing: Standing): Obstacle | null {
  switch (step) {
    case 'change':
      return standing.open ? null : 'ended'
    case 'note':
      return null
    case 'reply':
      if (standing.replyOpen === null) return 'reply_gone'
      return standing.replyOpen.length > 0 ? 'reply_open' : null
    case 'hold':
      if (!standing.beingHandled) return 'not_handled'
      return standing.held ? 'already_held' : null
    case 'resolve':
      return standing.canResolve ? null : 'cannot_resolve'
  }
}

/** What a macro will do to a ticket, and what is in its way. */
export function planOf(wishes: Wishes, standing: Standing): Plan {
  const found = stepKinds.flatMap((step) => {
    const why = wishes[step] === undefined ? null : obstacleTo(step, standing)
    return why === null ? [] : [{ step, why }]
  })
  return { changes: differing(wishes.change ?? {}, standing.fields), obstacles: found }
}

/** How long a run can be undone, in milliseconds: while its reply waits, with a little for the way. */
export const undoMs = 10_000

/** Why a run can no longer be undone, as far as that does not depend on the ticket; null where it can. */
export function whyNotUndone(
  run: { readonly at: number; readonly undone: boolean; readonly resolved: boolean },
  now: number,
): 'undone' | 'resolved' | 'too_late' | null {
  if (run.undone) return 'undone'
  if (run.resolved) return 'resolved'
  return now - run.at > undoMs + 2_000 ? 'too_late' : null
}
