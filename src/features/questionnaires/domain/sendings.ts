import type { OrderFilter } from './order-filter.ts'
import type { Sampling } from './sampling.ts'

export const ways = ['email', 'sms', 'hand'] as const
/** How people are asked; by hand, the house writes what is to be sent and colleagues pass it on, as they do with short messages where no gateway sends them. */
export type Way = (typeof ways)[number]

export const sendingKinds = ['addresses', 'audience', 'closure', 'order'] as const
export type SendingKind = (typeof sendingKinds)[number]
/** What a survey may follow, again and again. */
export type Followed = 'closure' | 'order'
export const isStanding = (kind: SendingKind): kind is Followed => kind === 'closure' || kind === 'order'

export const recipientStates = ['waiting', 'invited', 'held'] as const
export type RecipientState = (typeof recipientStates)[number]

export const reasonsHeld = [
  'already',
  'resting',
  'optedOut',
  'noAddress',
  // Of the time before short messages without a gateway went to the outbox.
  'noGateway',
  'tooLate',
  'closed',
  'gone',
] as const
/** Why somebody who was chosen is not asked. */
export type HeldBack = (typeof reasonsHeld)[number]

/** What one asking was set to. */
export interface Plan {
  readonly sampling: Sampling
  /** What the draw is made from, so that it can be made again. */
  readonly seed: string
  /** Reminds whoever has not answered once, so many days later. */
  readonly remindAfterDays: number | null
  /** Asks also those who were asked a short while ago. */
  readonly ignoresRest: boolean
  /** After the closing of a ticket or the end of a transaction, in hours. */
  readonly delayHours: number
  /** Not later than so many hours after it. */
  readonly latestHours: number
  /** Of what follows orders: which. */
  readonly orders?: OrderFilter
}

/** What is known of somebody who may be asked. */
export interface Judging {
  readonly email: string | null
  /** A number that takes short messages. */
  readonly phone: string | null
  readonly already: boolean
  readonly optedOut: boolean
  /** When any survey asked them last, in milliseconds since 1970. */
  readonly askedAt: number | null
}

/** What speaks against asking somebody; null when nothing does. */
export function reasonAgainst(
  { email, phone, already, optedOut, askedAt }: Judging,
  of: {
    readonly way: Way
    readonly restedSince: number
    readonly ignoresRest: boolean
  },
): HeldBack | null {
  if (optedOut) return 'optedOut'
  if (already) return 'already'
  if (!of.ignoresRest && askedAt !== null && askedAt > of.restedSince) return 'resting'
  if (of.way === 'email' && email === null) return 'noAddress'
  return of.way === 'sms' && phone === null ? 'noAddress' : null
}
