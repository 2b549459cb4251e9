import type { Target } from './calendars.ts'
import type { Statute } from './statutes.ts'

/**
 * What more time a clock may get next: as a person sees fit (`free`), as its statute lets them (`direct`), only if somebody above approves
 * (`approved`), or none. `until` is the latest moment the statute allows; null where it names none.
 */
export type Allowance =
  | { readonly how: 'free' | 'none'; readonly until: null }
  | { readonly how: 'direct' | 'approved'; readonly until: number | null }

/** `statute` is the clock's, if any; `used` how often it was extended already; `untilOf` gives the end of a time counted from its beginning. */
export function allowanceOf(
  { statute, used }: { statute: Pick<Statute, 'extensions'> | null; used: number },
  untilOf: (target: Target) => number,
): Allowance {
  if (statute === null) return { how: 'free', until: null }
  const next = statute.extensions[used]
  if (next === undefined) return { how: 'none', until: null }
  const until = next.upTo === null ? null : untilOf(next.upTo)
  return { how: next.approval ? 'approved' : 'direct', until }
}
