import type { CallerInput } from '#platform/contract/endpoint.ts'
import type { splitTicket } from '../contract/deeds.ts'

export const kindsOfParts = ['text', 'messages', 'voices'] as const
export type PartKind = (typeof kindsOfParts)[number]

/** Words of a voice. */
export interface Words {
  readonly feedbackId: string
  readonly text: string
}

/** What was chosen of each kind; changing the kind forgets nothing. */
export interface Chosen {
  readonly voices: readonly string[]
  readonly messages: readonly string[]
  readonly words: Words | null
}

/** What is to be split off; null while nothing of this kind is chosen. */
export function partOf(kind: PartKind, chosen: Chosen): CallerInput<typeof splitTicket>['part'] | null {
  if (kind === 'text') return chosen.words && { of: 'text', ...chosen.words }
  const ids = [...chosen[kind]]
  if (ids.length === 0) return null
  return kind === 'voices' ? { of: 'voices', feedbackIds: ids } : { of: 'messages', messageIds: ids }
}
