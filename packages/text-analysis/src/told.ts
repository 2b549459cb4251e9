import { findReliefs } from './relief.ts'
import { findReproaches } from './reproach.ts'
import type { Feeling } from './sentiment.ts'
import type { Span } from './span.ts'

/** How strongly a reproach, and quick help, feel that no dictionary holds. */
const BITTER = -1.2
const RELIEVED = 1.5

/** Feelings that whole phrases tell, and which of them reproach. */
export function toldIn(folded: string): { readonly reproaches: Span[]; readonly feelings: Feeling[] } {
  const reproaches = findReproaches(folded)
  const told = (value: number) => (span: Span) => ({ ...span, value, matter: false })
  return {
    reproaches,
    feelings: [...reproaches.map(told(BITTER)), ...findReliefs(folded).map(told(RELIEVED))],
  }
}
