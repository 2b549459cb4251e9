import type { Colour } from './codes.ts'
import { isColoured, isWorse, rankOf, worstOf } from './colours.ts'
import type { Finding } from './evaluating.ts'

/** What a segment that has a colour swallows: `within` is the nearest above it that has one. */
export interface Swallowed extends Finding {
  readonly within: string
}

/** What has one cause, as far as the tree of segments shows it: one alert. */
export interface Cause {
  /** The segments it is about, the worst first. */
  readonly segments: readonly Finding[]
  /** Those below them that they swallow, the worst first. */
  readonly swallowed: readonly Swallowed[]
  /** All it covers: its segments, and those below them that it swallows. */
  readonly covered: readonly string[]
  /** The worst in it: what a segment swallows may be worse than itself. */
  readonly colour: Colour
  /** Something in it has become worse than it stood. */
  readonly worse: boolean
}

const byWeight = (a: Finding, b: Finding) =>
  rankOf(b.colour) - rankOf(a.colour) || b.deviation - a.deviation || (a.key < b.key ? -1 : 1)

/** The coloured segments at and above one, itself first; `parents` names the parent of every segment. */
function colouredAbove(
  key: string,
  coloured: ReadonlySet<string>,
  parents: ReadonlyMap<string, string | null>,
): readonly [string, ...string[]] {
  const above = new Set<string>()
  for (let at: string | null = key; at !== null && !above.has(at); at = parents.get(at) ?? null) above.add(at)
  return [key, ...[...above].filter((one) => one !== key && coloured.has(one))]
}

/**
 * Puts what was found together: a coloured segment swallows what is coloured below it, and siblings belong together. `parents` may name
 * segments that were not judged.
 */
export function causesOf(found: readonly Finding[], parents: ReadonlyMap<string, string | null>): Cause[] {
  const coloured = new Map(found.filter(isColoured).map((one) => [one.key, one]))
  const keys = new Set(coloured.keys())
  const chains = new Map([...keys].map((key) => [key, colouredAbove(key, keys, parents)]))
  const tops = new Map([...chains].map(([key, chain]) => [key, chain.at(-1) as string]))
  const families = new Map<string | null, string[]>()
  for (const top of new Set(tops.values())) {
    const parent = parents.get(top) ?? null
    families.set(parent, [...(families.get(parent) ?? []), top])
  }
  return [...families.values()].map((family) => {
    const isOfFamily = new Set(family)
    const covered = [...keys].filter((key) => isOfFamily.has(tops.get(key) as string)).toSorted()
    const all = covered.map((key) => coloured.get(key) as Finding)
    const segments = all.filter(({ key }) => isOfFamily.has(key)).toSorted(byWeight)
    const swallowed = all.flatMap((one) => {
      const within = chains.get(one.key)?.[1]
      return within === undefined ? [] : [{ ...one, within }]
    })
    return {
      segments,
      swallowed: swallowed.toSorted(byWeight),
      covered,
      colour: worstOf(all.map(({ colour }) => colour)),
      worse: all.some(isWorse),
    }
  })
}

/** Several causes as one, because they go on with one alert. */
function folded(causes: readonly Cause[]): Cause {
  return {
    segments: causes.flatMap(({ segments }) => segments).toSorted(byWeight),
    swallowed: causes.flatMap(({ swallowed }) => swallowed).toSorted(byWeight),
    covered: causes.flatMap(({ covered }) => covered).toSorted(),
    colour: worstOf(causes.map(({ colour }) => colour)),
    worse: causes.some(({ worse }) => worse),
  }
}

/** Puts together the causes of which one alert covers segments: they were one already, or a person said so. */
function asBefore(alerts: readonly Standing[], causes: readonly Cause[]): Cause[] {
  let found = [...causes]
  for (const { covered } of alerts) {
    const own = found.filter((cause) => cause.covered.some((key) => covered.includes(key)))
    if (own.length < 2) continue
    const rest = found.filter((cause) => !own.includes(cause))
    found = [...rest, folded(own)]
  }
  return found
}

/** An alert that is open, as far as matching needs it. */
export interface Standing {
  readonly id: string
  readonly covered: readonly string[]
}

/** What becomes of open alerts and of causes: which goes on as which, which alerts are over, and which causes are new. */
export interface Matching<Alert extends Standing> {
  readonly goOn: readonly {
    readonly alert: Alert
    readonly cause: Cause
    readonly merged: readonly Alert[]
  }[]
  readonly over: readonly Alert[]
  readonly fresh: readonly Cause[]
}

/**
 * An alert goes on with the cause that shares a segment with it, or the parent of one; several alerts that turn out to have one cause go
 * on as the oldest, and what one alert was about stays one. A cause that nothing has got worse in opens no alert: a person closed the one that it had.
 */
export function matched<Alert extends Standing>(
  alerts: readonly Alert[],
  causes: readonly Cause[],
  parents: ReadonlyMap<string, string | null>,
): Matching<Alert> {
  const family = (keys: readonly string[]) =>
    new Set(keys.flatMap((key) => [key, `of ${parents.get(key) ?? ''}`]))
  const left = new Set(alerts)
  const goOn: { alert: Alert; cause: Cause; merged: readonly Alert[] }[] = []
  const fresh: Cause[] = []
  for (const cause of asBefore(alerts, causes)) {
    const own = family(cause.covered)
    const same = [...left].filter(({ covered }) => [...family(covered)].some((key) => own.has(key)))
    const [alert, ...merged] = same
    for (const one of same) left.delete(one)
    if (alert !== undefined) goOn.push({ alert, cause, merged })
    else if (cause.worse) fresh.push(cause)
  }
  return { goOn, over: [...left], fresh }
}
