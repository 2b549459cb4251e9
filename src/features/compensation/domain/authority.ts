/** What a role may give by itself and approve for others, in minor units. */
export interface Limit {
  readonly each: number
  readonly period: number
  readonly approve: number
}

export const noLimit: Limit = { each: 0, period: 0, approve: 0 }

/** Of several roles the most generous counts, figure by figure. */
export const together = (limits: readonly Limit[]): Limit =>
  limits.reduce(
    (one, other) => ({
      each: Math.max(one.each, other.each),
      period: Math.max(one.period, other.period),
      approve: Math.max(one.approve, other.approve),
    }),
    noLimit,
  )

/** Whether somebody else has to approve an amount: it is too much at once, or too much with what was given in the period. */
export const needsApproval = (limit: Limit, amount: number, given: number): boolean =>
  amount > limit.each || given + amount > limit.period
