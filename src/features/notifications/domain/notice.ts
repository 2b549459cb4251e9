import type { Kind } from './kinds.ts'
import type { Matter } from './matter.ts'

/** One thing that a mail tells its reader. */
export interface NoticeLine {
  readonly kind: Kind
  readonly eventId: string
  readonly matter: Matter
  readonly dueAt?: string
  /** A ladder asked for this mail: what its reader chose does not matter. */
  readonly ordered?: true
}

/** What a mail to a colleague tells them, together or by itself; it is written from this before each attempt. */
export interface Notice {
  readonly personId: string
  readonly together: boolean
  readonly lines: readonly NoticeLine[]
}
