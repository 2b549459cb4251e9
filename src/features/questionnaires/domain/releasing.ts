import { smallestGroup } from './results.ts'

/** Where the telling of one version's anonymous answers stands. */
export interface Release {
  readonly batch: number
  readonly seal: number
  readonly sealed: number
  readonly unsealed: number
}

/** What a seal adds to the answers before it, at least: a part of them is told in few large steps rather than many small ones. */
const growth = 0.2

/** The release after `count` more answers came to be told, and the batch and seal they lie in. */
export function released(
  before: Release,
  count: number,
): { readonly after: Release; readonly batch: number; readonly seal: number } {
  const { seal } = before
  const batch = before.batch + 1
  const unsealed = before.unsealed + count
  const closes = unsealed >= Math.max(smallestGroup, growth * before.sealed)
  const after = closes
    ? { batch, seal: seal + 1, sealed: before.sealed + unsealed, unsealed: 0 }
    : { batch, seal, sealed: before.sealed, unsealed }
  return { after, batch, seal }
}

/** How many answers of each group (whatever the groups are made by) lie in each seal. */
export interface SealCount {
  readonly seal: number
  readonly group: string
  readonly count: number
}

/**
 * The last seal up to which a look at groups may be told: from one such seal to the next no group grows by fewer than five but by none, so
 * that neither two looks at different times nor two looks at different groups differ by fewer people. 0 when nothing may be told.
 */
export function toldUpTo(counts: readonly SealCount[]): number {
  const waiting = new Map<string, number>()
  let told = 0
  const seals = [...new Set(counts.map(({ seal }) => seal))].sort((a, b) => a - b)
  for (const seal of seals) {
    for (const one of counts)
      if (one.seal === seal) waiting.set(one.group, (waiting.get(one.group) ?? 0) + one.count)
    if ([...waiting.values()].every((count) => count === 0 || count >= smallestGroup)) {
      told = seal
      waiting.clear()
    }
  }
  return told
}
