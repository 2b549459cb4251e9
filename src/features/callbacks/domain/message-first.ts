import type { Answer } from './answering.ts'

const hour = 3_600_000 // ms

/** Ways in which a customer is asked before people call: a mail, a short message, a robot that calls. */
export const ways = ['email', 'sms', 'voice'] as const
export type Way = (typeof ways)[number]

/** Whether a message asks first, by which ways in this order, and how long its answer is waited for before people call. */
export interface MessageRule {
  readonly active: boolean
  readonly ways: readonly Way[]
  readonly waitHours: number
}

/** Until somebody says otherwise, people call. */
export const defaultMessageRule: MessageRule = { active: false, ways: ['email'], waitHours: 12 }

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
  /** The ways by which the customer can be reached. */
  readonly reachable: ReadonlySet<Way>
}

/** High risk always gets a person: urgent, of the special team, begun anew, under supervision, or with a risk heard in the voice. */
export const isHighRisk = ({ urgent, tier, cycle, risks, underSupervision }: Handled): boolean =>
  urgent || tier === 3 || cycle > 1 || underSupervision || risks.length > 0

/** The ways of the rule by which the customer can be reached, in its order; none where people call at once. */
export function waysFor(ticket: Handled, { active, ways: chosen }: MessageRule): readonly Way[] {
  return !active || isHighRisk(ticket) ? [] : chosen.filter((way) => ticket.reachable.has(way))
}

/** Until when an answer to a message that leaves at `sentAt` is waited for; null where that would leave people too little. In milliseconds. */
export function waitsUntil(
  { waitHours }: Pick<MessageRule, 'waitHours'>,
  { sentAt, dueAt }: { sentAt: number; dueAt: number },
): number | null {
  const until = Math.min(sentAt + waitHours * hour, dueAt - leftToPeople)
  return until > sentAt ? until : null
}

/** What the customer said to the message. */
export interface MessageAnswer {
  readonly satisfied: boolean
  readonly solved: boolean
  readonly comment: string
}

/** What an answer to a message decides by itself: a plain yes, and any no. Null where a person has to hear more. */
export function decidedBy({ satisfied, solved, comment }: MessageAnswer): Answer | null {
  if (!satisfied) return 'dissatisfied'
  return solved && comment === '' ? 'satisfied' : null
}
