export interface SilencePolicy {
  readonly days: number
  readonly attempts: number
}

export interface Silence {
  /** All times in milliseconds since 1970. */
  readonly resolvedAt: number
  /** How often somebody was asked, and nobody reached. */
  readonly attemptsSince: number
  /** When they last wrote, or were reached. */
  readonly customerSpokeAt: number | null
}

const dayMs = 86_400_000

/** Whether silence may stand for agreement: long enough, asked often enough, and really silent since the resolution. */
export function silenceAgrees(silence: Silence, policy: SilencePolicy, now: number): boolean {
  const spoke = silence.customerSpokeAt !== null && silence.customerSpokeAt >= silence.resolvedAt
  return !spoke && silence.attemptsSince >= policy.attempts && now - silence.resolvedAt >= policy.days * dayMs
}

/** What a bad score does: reopen while the closing is recent, else a person reviews it. */
export function afterDissatisfaction(
  endedAt: number | null,
  reopenWithinDays: number,
  now: number,
): 'reopen' | 'flag' {
  return endedAt === null || now - endedAt <= reopenWithinDays * dayMs ? 'reopen' : 'flag'
}
