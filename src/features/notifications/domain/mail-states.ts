/**
 * `held`: no mail server is configured, so it waits for one; `failed`: given up, a person may send it again; `spared`: it was not needed any
 * more when its time came.
 */
export const mailStates = ['waiting', 'sent', 'failed', 'held', 'spared'] as const
export type MailState = (typeof mailStates)[number]

const minute = 60_000
const hour = 60 * minute
const pauses = [minute, 5 * minute, 15 * minute, hour, 2 * hour, 4 * hour, 8 * hour, 12 * hour, 24 * hour]

/** How long to wait after the given number of failed attempts; null when it is time to give up (after two days). */
export function pauseAfter(attempts: number): number | null {
  return pauses[attempts - 1] ?? null
}

/** What a mail server's refusal means: SMTP replies 5xx about this mail will not change by waiting (RFC 5321 §4.2.1). */
export function isPermanent(refusal: {
  code?: string | undefined
  responseCode?: number | undefined
}): boolean {
  const aboutThisMail = refusal.code === 'EENVELOPE' || refusal.code === 'EMESSAGE'
  return aboutThisMail && (refusal.responseCode === undefined || refusal.responseCode >= 500)
}
