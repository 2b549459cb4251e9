/** Time as the demonstration lives it: it stands still until it is moved, and never goes back. */
export interface MovedTime {
  readonly at: number
  /** Moves forward to a moment; an earlier one leaves time where it is, but for a moment's breath between two deeds. */
  moveTo(at: number): void
  /** What is added to the database's time. */
  shift(): number
}

const breathMs = 40

export function movedTime(start: number): MovedTime {
  let at = start
  return {
    get at() {
      return at
    },
    moveTo(wanted) {
      at = Math.max(Math.round(wanted), at + breathMs)
    },
    shift: () => at - Date.now(),
  }
}
