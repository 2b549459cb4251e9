import { statutes } from '../domain/statutes.ts'

/** The days that statutes give, for rooms with deadlines of their own; the day on which a period begins is not counted. */
export const statutoryDays = statutes.flatMap(({ code, limits }) =>
  limits.map(({ obligation, kind, target }) => ({ statute: code, obligation, kind, ...target })),
)
