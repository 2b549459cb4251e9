export const states = ['planned', 'running', 'stopped', 'done', 'undoing', 'undone'] as const
export type State = (typeof states)[number]

/** What became of one ticket; `kept` could not be undone. */
export const outcomes = ['done', 'refused', 'undone', 'kept'] as const
export type Outcome = (typeof outcomes)[number]

export const deeds = ['start', 'stop', 'undo', 'discard'] as const
export type Deed = (typeof deeds)[number]

/** Most tickets of one bulk deed. */
export const mostTickets = 10_000

/** How long a finished one can be undone, in milliseconds. */
export const undoMs = 86_400_000

/** What a bulk deed's possibilities depend on. */
export interface Standing {
  readonly state: State
  readonly done: number
  /** Whether what it does can be taken back at all. */
  readonly undoable: boolean
  readonly finishedAt: number | null
}

/** Whether a deed is possible as things stand. */
export function canDo(deed: Deed, { state, done, undoable, finishedAt }: Standing, now: number): boolean {
  switch (deed) {
    case 'start':
      return state === 'planned' || state === 'stopped'
    case 'stop':
      return state === 'running'
    case 'undo':
      return (
        (state === 'done' || state === 'stopped') &&
        done > 0 &&
        undoable &&
        finishedAt !== null &&
        now - finishedAt <= undoMs
      )
    case 'discard':
      return state === 'planned'
  }
}

/** The part of the steps that decides whether they can be taken back. */
interface Steps {
  readonly assign?: unknown
  readonly reply?: unknown
  readonly resolve?: unknown
}

/** Nobody was told by it that a ticket is theirs or solved, and no customer was written to: such words cannot be taken back. */
export const isUndoable = ({ assign, reply, resolve }: Steps): boolean =>
  assign === undefined && reply === undefined && resolve === undefined
