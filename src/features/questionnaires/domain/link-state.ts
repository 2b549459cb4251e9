import { daysLater } from './days.ts'

export const states = ['draft', 'open', 'closed'] as const
export type State = (typeof states)[number]

/** Where a link to a survey leads: only behind an `open` one something is asked. */
export const linkStates = ['open', 'answered', 'closed', 'expired', 'ended'] as const
export type LinkState = (typeof linkStates)[number]

/** One person's invitation; times are milliseconds since 1970. */
export interface Invited {
  readonly answered: boolean
  readonly ended: boolean
  readonly expiresAt: number
}

const dayMs = 86_400_000

interface Standing {
  readonly state: State
  readonly closesOn: string | null
  /** Days for which answers are taken after the end. */
  readonly graceDays: number
  readonly invitation: Invited | null
}

interface Present {
  readonly now: number
  readonly today: string
}

/** Whether an answer that comes now comes after the time that was given for it. */
export const isLate = ({ closesOn, invitation }: Standing, { now, today }: Present): boolean =>
  (closesOn !== null && today > closesOn) || (invitation !== null && now >= invitation.expiresAt)

/** `today` and `closesOn` are days such as 2026-05-31 in one time zone; no invitation for a link that is anybody's. */
export function linkState(survey: Standing, { now, today }: Present): LinkState {
  const { state, closesOn, graceDays, invitation } = survey
  if (invitation?.answered) return 'answered'
  if (invitation?.ended) return 'ended'
  if (state !== 'open') return 'closed'
  if (closesOn !== null && today > daysLater(closesOn, graceDays)) return 'closed'
  return invitation !== null && now >= invitation.expiresAt + graceDays * dayMs ? 'expired' : 'open'
}
