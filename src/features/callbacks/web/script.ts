import type { CallerInput, CallerReply } from '#platform/contract/endpoint.ts'
import type { addScript, listScripts } from '../contract/scripts.ts'

/** Every script of the organisation, and what ships. */
export type Scripts = CallerReply<typeof listScripts>
/** A script as it is written down. */
export type Content = CallerInput<typeof addScript>

/** A script as its page opens it: one that stands, or what a new one begins with. */
export interface OpenScript {
  readonly standing: Scripts['scripts'][number] | null
  readonly content: Content
}
