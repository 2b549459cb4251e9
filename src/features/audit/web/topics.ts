import { rightsEvents, rightsRefused } from '#features/customers/contract/rights.ts'
import { customerUnmasked } from '#features/customers/contract.ts'
import { feedbackUnmasked } from '#features/intake/contract.ts'
import { holdPlaced, holdReleased } from '../contract.ts'

/** What auditors look for across features, by the events that tell of it. */
const eventsOf = {
  rights: rightsEvents,
  refusedRights: [rightsRefused],
  unmasking: [customerUnmasked, feedbackUnmasked],
  holds: [holdPlaced, holdReleased],
} as const

export const topics = Object.keys(eventsOf) as (keyof typeof eventsOf)[]

/** The event types of a topic as an address names it; none for a name that is no topic. */
export const typesOf = (topic: string): string[] =>
  topics.filter((one) => one === topic).flatMap((one) => eventsOf[one].map(({ type }) => type))
