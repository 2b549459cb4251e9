import type { Filters } from './board.ts'

const filtered = [
  'kind',
  'channel',
  'labelId',
  'product',
  'group',
  'membership',
  'region',
  'lifecycle',
] as const

/** One thing that a widget counts only. */
export interface Narrowing {
  readonly by: (typeof filtered)[number]
  readonly value: string
}

/** What a widget counts only, in the order of its form. */
export const narrowingsOf = (filters: Filters): Narrowing[] =>
  filtered.flatMap((by) => {
    const value = filters[by]
    return value === undefined ? [] : [{ by, value }]
  })

const mostNamed = 3

/** A question with what it is narrowed to; of many things the first and how many more there are. What has no name is left out. */
export function narrowedTitle(question: string, names: readonly (string | undefined)[]): string {
  const known = names.filter((name) => name !== undefined)
  const more = known.length - mostNamed
  const title = [question, ...known.slice(0, mostNamed), ...(more > 0 ? [`+${more}`] : [])].join(' · ')
  // A Chinese question mark is as wide as a sign, and brings its own space.
  return title.replace('？ ·', '？·')
}
