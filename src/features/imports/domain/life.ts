/** Where an import stands. `ready` has been looked at; `checking` is the dry run; `stopped` and `failed` may go on or be undone. */
export const states = [
  'uploaded',
  'ready',
  'checking',
  'running',
  'stopped',
  'failed',
  'done',
  'undoing',
  'undone',
] as const
export type State = (typeof states)[number]

export const modes = ['history', 'live'] as const
export type Mode = (typeof modes)[number]

export type Deed = 'map' | 'check' | 'run' | 'stop' | 'undo' | 'discard'

/** What decides what may be done with an import. */
export interface Standing {
  readonly state: State
  /** Whether its file was understood. */
  readonly looked: boolean
  readonly taken: number
  /** Whether its rows can still be read: uploaded files are kept for a while, files of the command line are not here. */
  readonly hasFile: boolean
  readonly started: boolean
}

/** Whether a deed is possible now. */
export function canDo(deed: Deed, { state, looked, taken, hasFile, started }: Standing): boolean {
  const resting = state === 'ready' || state === 'stopped' || state === 'failed'
  switch (deed) {
    case 'map':
    case 'check':
      return hasFile && looked && resting && !started
    case 'run':
      return hasFile && looked && resting
    case 'stop':
      return state === 'checking' || state === 'running'
    case 'undo':
      return started && taken > 0 && (state === 'done' || state === 'stopped' || state === 'failed')
    case 'discard':
      return !started && (resting || state === 'uploaded')
  }
}
