import { z } from 'zod'
import { feedbackReceived } from '#features/intake/contract.ts'
import { ticketKind, tier, urgency } from '#features/tickets/contract.ts'
import { id } from '#platform/contract/id.ts'

/** How a voice came in. */
export const voiceChannel = feedbackReceived.facts.shape.channel

/** Which tickets a limit is for. Null means any; of several limits that fit the most specific one wins, among equals the first in the list. */
export const limitConditions = {
  kind: ticketKind.nullable(),
  urgency: urgency.nullable(),
  tier: tier.nullable().default(null),
  /** The label and the unit stand for all below them. */
  labelId: id.nullable().default(null),
  unitId: id.nullable().default(null),
  channel: voiceChannel.nullable().default(null),
  /** `vip`, or a customers' tag. */
  customerGroup: z.string().trim().min(1).max(40).nullable().default(null),
}

const conditions = z.object(limitConditions)
export type LimitConditions = z.output<typeof conditions>
