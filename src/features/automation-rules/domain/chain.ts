/** How many rules may follow from one another. */
export const longestChain = 5

/** How often a rule does something to one ticket within a day. */
export const mostADay = 20

/**
 * Whether a rule may be set going by an event that came of other rules' effects, the first cause first. `own`: it would be by its own effect,
 * which goes without saying. `loop`: it stands further back in the chain.
 */
export function chained(ruleId: string, chain: readonly string[]): 'free' | 'own' | 'loop' | 'too_long' {
  if (chain.at(-1) === ruleId) return 'own'
  if (chain.includes(ruleId)) return 'loop'
  return chain.length >= longestChain ? 'too_long' : 'free'
}
