import type { Kind } from './kinds.ts'
import type { Matter } from './matter.ts'

/** One thing that a mail tells its reader. */
export interface NoticeLine {
  readonly kind: Kind
  readonly eventId: string
  readonly matter: Matter
  readonly dueAt?: string
  /** A ladder asked for it: what its reader chose does not matter, nor how far they reach. */
  readonly ordered?: true
}

/** What a ladder orders is told to whom it names; who lost a ticket hears of that beyond their reach. */
export const toldBeyondReach = ({ kind, ordered }: Pick<NoticeLine, 'kind' | 'ordered'>): boolean =>
  ordered === true || kind === 'taken_away'

/** What a mail to a colleague tells them, together or by itself; it is written from this before each attempt. */
export interface Notice {
  readonly personId: string
  readonly together: boolean
  readonly lines: readonly NoticeLine[]
}
