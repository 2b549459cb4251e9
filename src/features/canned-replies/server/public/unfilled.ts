import { Refusal } from '#platform/contract/refusal.ts'
import { openIn } from '../../domain/variables.ts'

/** Refuses a text for a customer that still leaves variables open. */
export function refuseUnfilled(text: string): void {
  const names = openIn(text)
  if (names.length > 0) throw new Refusal('canned-replies.unfilled', 'invalid', { names: names.join('、') })
}
