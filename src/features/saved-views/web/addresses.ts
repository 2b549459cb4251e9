import { ticketConditions } from '#features/tickets/contract/reading.ts'
import type { SavedView } from './view.ts'

/** The key under which an address names the view it came from. */
export const savedKey = 'saved'

const keys = Object.keys(ticketConditions.shape) as (keyof typeof ticketConditions.shape)[]

/** The address of the inbox that asks what a view asks. */
export function addressOf({ id, conditions }: Pick<SavedView, 'id' | 'conditions'>): URLSearchParams {
  const address = new URLSearchParams({ [savedKey]: id })
  for (const key of keys) {
    const value = conditions[key]
    for (const one of Array.isArray(value) ? value : [value])
      if (one != null) address.append(key, String(one))
  }
  return address
}

/** What an address asks, as a view keeps it: one value or a list for each condition. */
export function conditionsIn(asked: URLSearchParams): Record<string, string | string[]> {
  const found: Record<string, string | string[]> = {}
  for (const key of keys) {
    const [first, ...more] = asked.getAll(key)
    if (first !== undefined) found[key] = more.length === 0 ? first : [first, ...more]
  }
  return found
}

/** Whether two addresses ask the same, in whatever order. */
export function asksTheSame(one: URLSearchParams, other: URLSearchParams): boolean {
  const told = (address: URLSearchParams) =>
    JSON.stringify(keys.map((key) => [key, address.getAll(key).toSorted()]))
  return told(one) === told(other)
}
