/** Why a ticket is under supervision; all but the last by themselves. */
export const ownCauses = ['breached', 'dissatisfied', 'reopened', 'high_risk'] as const
export const causes = [...ownCauses, 'by_hand'] as const
export type OwnCause = (typeof ownCauses)[number]
export type Cause = (typeof causes)[number]

/** What an organisation puts under supervision, and how long things take there. */
export interface Rule {
  readonly causes: readonly OwnCause[]
  /** The clocks whose breach counts. */
  readonly obligations: readonly string[]
  readonly risks: readonly string[]
  /** A ticket begun anew so often. */
  readonly reopenings: number
  /** Working hours to answer a letter in, unless it says otherwise. */
  readonly answerHours: number
  /** Working hours of silence after that, until those at the top are told. */
  readonly escalateHours: number
  /** Working days to appeal in. */
  readonly appealDays: number
}

/** What happened to a ticket that may bring it under supervision. */
export type Sign =
  | { readonly of: 'breached'; readonly clockId: string; readonly obligation: string; readonly dueAt: string }
  | { readonly of: 'dissatisfied'; readonly cycle: number }
  | { readonly of: 'reopened'; readonly cycle: number }
  | { readonly of: 'high_risk'; readonly risk: string }

/** A cause, once: `key` is the same for the same thing, however often it is told. */
export interface NotedCause {
  readonly cause: Cause
  readonly key: string
  readonly about: string | null
}

/** The cause that a sign is under a rule; null where it is none. */
export function causeOf(sign: Sign, rule: Rule): NotedCause | null {
  if (!rule.causes.includes(sign.of)) return null
  switch (sign.of) {
    case 'breached':
      return rule.obligations.includes(sign.obligation)
        ? { cause: 'breached', key: `breached:${sign.clockId}:${sign.dueAt}`, about: sign.obligation }
        : null
    case 'dissatisfied':
      return { cause: 'dissatisfied', key: `dissatisfied:${sign.cycle}`, about: String(sign.cycle) }
    case 'reopened': {
      // The first handling is cycle 1: begun anew twice, it is in its third.
      const times = sign.cycle - 1
      return times >= rule.reopenings
        ? { cause: 'reopened', key: `reopened:${sign.cycle}`, about: String(times) }
        : null
    }
    case 'high_risk':
      return rule.risks.includes(sign.risk)
        ? { cause: 'high_risk', key: `high_risk:${sign.risk}`, about: sign.risk }
        : null
  }
}
