/** What is kept each time it changes. */
export const versionedThings = ['rule', 'order', 'strategy', 'profile'] as const
export type VersionedThing = (typeof versionedThings)[number]

/** What stands for the order of the rules, which has no id of its own. */
export const orderOfRules = '00000000-0000-7000-8000-000000000606'

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.entries(value).filter(([, field]) => field !== undefined)
  return Object.fromEntries(fields.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => [k, sorted(v)]))
}

/** Whether two settings say the same, in whatever order their fields stand. */
export const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))

/** Whether two rules ask and do the same: of what a rule lists the order does not count. */
export function isSameRule(one: object, other: object): boolean {
  const listed = (rule: object) =>
    Object.fromEntries(
      Object.entries(rule).map(([field, value]) => [field, Array.isArray(value) ? value.toSorted() : value]),
    )
  return isSame(listed(one), listed(other))
}

/**
 * The order that was, of what there is now: what has come since keeps its place, what was there stands around it as it did, and what has
 * gone stays away.
 */
export function orderBroughtBack(now: readonly string[], then: readonly string[]): string[] {
  const were = then.filter((id) => now.includes(id))
  let next = 0
  return now.map((id) => (then.includes(id) ? (were[next++] as string) : id))
}
