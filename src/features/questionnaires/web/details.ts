import type { CallerReply } from '#platform/contract/endpoint.ts'
import type { questionnaireDetails } from '../contract/designing.ts'

/** One survey as its page gets it. */
export type Details = CallerReply<typeof questionnaireDetails>
