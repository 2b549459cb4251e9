import type { CallerReply } from '#platform/contract/endpoint.ts'
import type { readBulk } from '../contract.ts'

/** One bulk deed as its page shows it. */
export type Details = CallerReply<typeof readBulk>
