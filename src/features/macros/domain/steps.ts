/** What a macro may do, in the order in which it is done whatever the order it was written in. */
export const stepKinds = ['change', 'assign', 'note', 'reply', 'hold', 'resolve'] as const
export type StepKind = (typeof stepKinds)[number]

/** The fields of a ticket that a macro may set. */
export const macroFields = ['kind', 'urgency', 'tier', 'labelId', 'unitId'] as const
export type MacroField = (typeof macroFields)[number]

type Value = string | number
type Fields = Readonly<Partial<Record<MacroField, Value>>>

/** The part of a macro's steps that a plan is made of. */
export interface Wishes {
  readonly change?: Fields | undefined
  /** Null gives the ticket to whoever runs the macro. */
  readonly assign?: { readonly personId: string | null } | undefined
  readonly note?: string | undefined
  readonly reply?: { readonly replyId: string } | undefined
  readonly hold?: { readonly reason: string } | undefined
  readonly resolve?: { readonly outcome: string } | undefined
}

/** A ticket as far as a plan depends on it, and what the one who runs the macro may do to it. */
export interface Standing {
  readonly fields: Readonly<Record<MacroField, Value | null>>
  readonly assigneeId: string | null
  readonly open: boolean
  readonly beingHandled: boolean
  readonly held: boolean
  readonly canResolve: boolean
  /** Sub-tasks of others that keep the ticket from being resolved. */
  readonly openTasks: number
  /** How much its checklists ask for before it is resolved, once the macro's changes are made. */
  readonly openDuties: number
  /** Variables the reply would leave open; null when it is gone. */
  readonly replyOpen: readonly string[] | null
  /** Whether that is only the signature of whoever runs it, who has none. */
  readonly replyUnsigned: boolean
  readonly allowed: ReadonlySet<StepKind>
  /** Null for Huixiang itself, to whom nothing can be given. */
  readonly runnerId: string | null
}

export const obstacles = [
  'not_allowed',
  'ended',
  'not_handled',
  'already_held',
  'cannot_resolve',
  'others_answer',
  'duties_open',
  'reply_gone',
  'reply_open',
  'reply_unsigned',
] as const
export type Obstacle = (typeof obstacles)[number]

export interface Plan {
  /** Values that will differ; those that stand already are left out. */
  readonly changes: readonly { readonly field: MacroField; readonly from: Value | null; readonly to: Value }[]
  /** Null where nobody is to get it, or has it already. */
  readonly assign: { readonly from: string | null; readonly to: string } | null
  /** What keeps the macro from being done at all: it is done whole or not. */
  readonly obstacles: readonly { readonly step: StepKind; readonly why: Obstacle }[]
}

function differing(wished: Fields, standing: Standing['fields']): Plan['changes'] {
  return macroFields.flatMap((field) => {
    const to = wished[field]
    return to === undefined || to === standing[field] ? [] : [{ field, from: standing[field], to }]
  })
}

function assignmentOf({ assign }: Wishes, { assigneeId, runnerId }: Standing): Plan['assign'] {
  if (assign === undefined) return null
  const to = assign.personId ?? runnerId
  return to === null || to === assigneeId ? null : { from: assigneeId, to }
}

function obstacleTo(step: StepKind, standing: Standing): Obstacle | null {
  if (!standing.allowed.has(step)) return 'not_allowed'
  switch (step) {
    case 'change':
      return standing.open ? null : 'ended'
    case 'assign':
      return standing.beingHandled ? null : 'not_handled'
    case 'note':
      return null
    case 'reply':
      if (standing.replyOpen === null) return 'reply_gone'
      if (standing.replyUnsigned) return 'reply_unsigned'
      return standing.replyOpen.length > 0 ? 'reply_open' : null
    case 'hold':
      if (!standing.beingHandled) return 'not_handled'
      return standing.held ? 'already_held' : null
    case 'resolve':
      if (!standing.canResolve) return 'cannot_resolve'
      if (standing.openTasks > 0) return 'others_answer'
      return standing.openDuties > 0 ? 'duties_open' : null
  }
}

/** What a macro will do to a ticket, and what is in its way. */
export function planOf(wishes: Wishes, standing: Standing): Plan {
  const found = stepKinds.flatMap((step) => {
    const why = wishes[step] === undefined ? null : obstacleTo(step, standing)
    return why === null ? [] : [{ step, why }]
  })
  return {
    changes: differing(wishes.change ?? {}, standing.fields),
    assign: assignmentOf(wishes, standing),
    obstacles: found,
  }
}

/** Whether a ticket is already as the steps would make it. */
export const isIdle = (
  { note, reply, hold, resolve }: Wishes,
  { changes, assign }: Pick<Plan, 'changes' | 'assign'>,
): boolean =>
  changes.length === 0 && assign === null && [note, reply, hold, resolve].every((step) => step === undefined)

/** Whether a macro can be undone: nobody was told yet that a ticket is theirs, or solved. */
export const isUndoable = ({ assign, resolve }: Wishes): boolean =>
  assign === undefined && resolve === undefined

/** How long a run can be undone, in milliseconds: while its reply waits. */
export const undoMs = 10_000

/** The last moment's click is still on its way when the time is over, in milliseconds. */
const undoOnItsWayMs = 2_000

/** Why a run can no longer be undone, as far as that does not depend on the ticket; null where it can. */
export function whyNotUndone(
  run: { readonly at: number; readonly undone: boolean; readonly undoable: boolean },
  now: number,
): 'undone' | 'not_undoable' | 'too_late' | null {
  if (run.undone) return 'undone'
  if (!run.undoable) return 'not_undoable'
  return now - run.at > undoMs + undoOnItsWayMs ? 'too_late' : null
}
