const hour = 3_600_000 // ms

/** Whether, and how long, an answer to a message is waited for before people call. */
export interface MessageRule {
  readonly active: boolean
  readonly waitHours: number
}

/** Until somebody says otherwise, people call. */
export const defaultMessageRule: MessageRule = { active: false, waitHours: 12 }

/** What an organisation may choose from, in hours; less than the handler's day, so that people still have a part of it. */
export const waitBounds = [1, 20] as const

/** Of the time people have, so much is left to them at the least, in milliseconds. */
const leftToPeople = 2 * hour

/** A handled ticket as far as it matters how its customer is asked first. */
export interface Handled {
  readonly urgent: boolean
  readonly tier: number
  readonly cycle: number
  readonly risks: readonly string[]
  readonly underSupervision: boolean
  readonly reachable: boolean
}

/** High risk always gets a person: urgent, of the special team, begun anew, under supervision, or with a risk heard in the voice. */
export const isHighRisk = ({ urgent, tier, cycle, risks, underSupervision }: Handled): boolean =>
  urgent || tier === 3 || cycle > 1 || underSupervision || risks.length > 0

/** Until when an answer to a message is waited for, in milliseconds; null where people call at once. */
export function waitsUntil(
  ticket: Handled,
  { active, waitHours }: MessageRule,
  { at, dueAt }: { at: number; dueAt: number },
): number | null {
  if (!active || !ticket.reachable || isHighRisk(ticket)) return null
  const until = Math.min(at + waitHours * hour, dueAt - leftToPeople)
  return until > at ? until : null
}

/** What the customer said to the message. */
export interface MessageAnswer {
  readonly satisfied: boolean
  readonly solved: boolean
  readonly comment: string
}

/** Satisfied and solved without a further word ends it; everything else is for a person to hear. */
export const endsIt = ({ satisfied, solved, comment }: MessageAnswer): boolean =>
  satisfied && solved && comment === ''
