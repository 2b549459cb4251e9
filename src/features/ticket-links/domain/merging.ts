/** Why two tickets cannot be merged. */
export type MergeObstacle = 'itself' | 'merged_already' | 'answered' | 'other_answered' | 'not_yours'

interface Side {
  readonly id: string
  readonly isHandled: boolean
  /** It stopped for another one before. */
  readonly isMerged: boolean
}

/**
 * Only what is still being handled may stop, and only for something that is: an answered customer keeps their answer, and an open matter
 * never disappears behind a closed one.
 */
export function mergeObstacle(
  ticket: Side & { readonly mayHandle: boolean },
  into: Side,
): MergeObstacle | null {
  if (ticket.id === into.id) return 'itself'
  if (ticket.isMerged || into.isMerged) return 'merged_already'
  if (!ticket.mayHandle) return 'not_yours'
  if (!ticket.isHandled) return 'answered'
  return into.isHandled ? null : 'other_answered'
}

/** Two unknown senders are not known to be one. */
export const isSameCustomer = (a: string | null, b: string | null): boolean => a !== null && a === b
