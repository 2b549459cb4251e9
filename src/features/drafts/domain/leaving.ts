/** How long a reply can be taken back after it was sent, in milliseconds. */
export const graceMs = 10_000

/** The furthest that a reply may be planned ahead, in milliseconds. */
export const furthestMs = 60 * 86_400_000

export const stopReasons = ['ended', 'customer_replied', 'not_allowed'] as const
export type StopReason = (typeof stopReasons)[number]

/** What has become of the ticket since a reply was written. */
export interface Since {
  /** Closed or withdrawn. */
  readonly ended: boolean
  readonly customerReplied: boolean
  /** The writer may still answer this ticket's customer. */
  readonly mayAnswer: boolean
}

/** Why a reply that waited must not leave; null lets it go. What was meant to leave at once leaves whatever the customer did in these seconds. */
export function whyStopped({ planned }: { planned: boolean }, since: Since): StopReason | null {
  if (!since.mayAnswer) return 'not_allowed'
  if (!planned) return null
  if (since.ended) return 'ended'
  return since.customerReplied ? 'customer_replied' : null
}
