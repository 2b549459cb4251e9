import type { CallerReply } from '#platform/contract/endpoint.ts'
import type { listStrategies } from '../contract/strategies.ts'

export type Strategies = CallerReply<typeof listStrategies>
/** How a unit shares its tickets out, as the settings show it. */
export type Strategy = Strategies['standard']
