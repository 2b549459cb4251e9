/** What can be wrong with a calendar or with a question put to it. */
export type CalendarErrorCode =
  | 'invalidDefinition'
  | 'invalidTime'
  | 'invalidDuration'
  | 'invalidPause'
  | 'timeOutOfRange'
  | 'noWorkingTime'

/** What can be wrong with one place of a definition. */
export type CalendarProblemCode =
  | 'emptyId'
  | 'unknownTimeZone'
  | 'unknownWeekday'
  | 'badWindow'
  | 'overlappingWindows'
  | 'badDate'
  | 'duplicateDate'
  | 'closedWeekday'
  | 'noWorkingTime'

/** One fault of a definition: `path` points at it (`exceptions[3].date`), `message` is for developers. */
export interface CalendarProblem {
  readonly code: CalendarProblemCode
  readonly path: string
  readonly message: string
}

/** The only error this package throws. `problems` is filled for `invalidDefinition`. */
export class CalendarError extends Error {
  readonly code: CalendarErrorCode
  readonly problems: readonly CalendarProblem[]

  constructor(code: CalendarErrorCode, message: string, problems: readonly CalendarProblem[] = []) {
    super(message)
    this.name = 'CalendarError'
    this.code = code
    this.problems = problems
  }
}
