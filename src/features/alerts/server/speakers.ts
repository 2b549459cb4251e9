import { offsetStretches } from '@huixiang/business-time/time-zone.ts'
import { dayClock } from '#features/organisation/server/public/day-clock.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Hours } from '../domain/rhythm.ts'
import type { Speaker } from '../domain/silence.ts'
import { heardBy, lastHeard, watchedHours } from './heard.query.ts'
import { pathsOf, type Tree, treeOf } from './parts.query.ts'
import { framesOver, type Scope, unitsOf, whole } from './segments.ts'

const hourMs = 3_600_000
const dayHours = 24
/** Voices of an hour's last minutes reach the figures a little later. */
export const settlesMs = 300_000

/** The hour that has not ended yet, since 1970-01-01. */
export const hourOf = (now: number): number => Math.floor((now - settlesMs) / hourMs)

/** What belongs to no unit belongs to the whole. */
const keyIn = ({ split }: Scope, { order }: Tree, key: string | null): string | undefined =>
  split === 'none' ? whole : (key ?? (split === 'unit' ? order[0] : undefined))

/** When each part was heard last, those above with those below them; in milliseconds since 1970. */
export async function heardLast(
  read: ReadHandle,
  scope: Scope,
): Promise<{ last: ReadonlyMap<string, number>; tree: Tree }> {
  const [tree, unitIds] = [await treeOf(read, scope.split, scope.unit_id), await unitsOf(read, scope.unit_id)]
  const last = new Map<string, number>()
  const hear = (key: string | undefined | null, at: number) => {
    if (key != null) last.set(key, Math.max(at, last.get(key) ?? at))
  }
  for (const { key, at } of await lastHeard(read, { by: scope.split, unitIds }))
    hear(keyIn(scope, tree, key), at)
  for (const key of tree.order.toReversed()) {
    const at = last.get(key)
    if (at !== undefined) hear(tree.parents.get(key), at)
  }
  return { last, tree }
}

/** The hours from the beginning of a day on, as the clock of the organisation tells them; the places of days are counted from that day. */
async function hoursOver(
  read: ReadHandle,
  { until, first }: { until: number; first: number },
): Promise<Hours> {
  const { timeZone, dayBegins } = await dayClock(read)
  const watched = await watchedHours(read)
  const [days, clock, deaf]: [number[], number[], number[]] = [[], [], []]
  const isDeaf = (hour: number) => watched.first !== null && hour > watched.first && !watched.hours.has(hour)
  // East of Greenwich a day begins before it does there.
  const earliest = (first - 1) * dayHours * hourMs
  for (const { fromMs, toMs, offsetMs } of offsetStretches(timeZone, earliest, until * hourMs))
    for (let hour = Math.ceil(fromMs / hourMs); hour * hourMs < toMs; hour++) {
      const shown = hour * hourMs + offsetMs
      const day = Math.floor((shown - dayBegins * 60_000) / (dayHours * hourMs)) - first
      if (day < 0) continue
      days.push(day)
      clock.push(Math.floor(shown / hourMs) % dayHours)
      deaf.push(Number(isDeaf(hour)))
    }
  return { days: Int32Array.from(days), clock: Uint8Array.from(clock), deaf: Uint8Array.from(deaf) }
}

/** Parts that may fall silent, with what was heard of them over some days. `first` is the first of these, since 1970-01-01. */
export interface Speaking {
  readonly speakers: readonly Speaker[]
  readonly parents: ReadonlyMap<string, string | null>
  /** How many parts there are, those that speak with them. */
  readonly among: number
  readonly last: ReadonlyMap<string, number>
  readonly first: number
  readonly days: number
}

interface Asked {
  readonly tree: Tree
  readonly keys: ReadonlySet<string>
  readonly from: number
  readonly until: number
}

/** What was heard of parts and of all below them, hour by hour. */
async function hearingOf(read: ReadHandle, scope: Scope, { tree, keys, from, until }: Asked) {
  const found = new Map<string, Float64Array>()
  const of = (key: string) => {
    const heard = found.get(key) ?? new Float64Array(until - from)
    found.set(key, heard)
    return heard
  }
  const ofNoUnit = scope.split === 'unit' && keys.has(tree.order[0] ?? '') ? [null] : []
  const rows = await heardBy(read, {
    ...{ by: scope.split, unitIds: await unitsOf(read, scope.unit_id) },
    ...{ keys: [...keys, ...ofNoUnit], from, until },
  })
  for (const { key, hour, n } of rows) {
    const name = keyIn(scope, tree, key)
    if (name === undefined || !keys.has(name)) continue
    const heard = of(name)
    heard[hour - from] = (heard[hour - from] as number) + n
  }
  for (const key of tree.order.toReversed()) {
    const [own, parent] = [found.get(key), tree.parents.get(key) ?? '']
    if (own === undefined || !keys.has(parent)) continue
    const above = of(parent)
    for (const [hour, n] of own.entries()) above[hour] = (above[hour] as number) + n
  }
  return found
}

/**
 * Reads how parts spoke from a day to the hour that goes on; with `quietAlone` only those from which nothing came for a whole hour: what is below
 * such a one is such, too.
 */
export async function speakersOf(
  read: ReadHandle,
  scope: Scope,
  { from, today, now, quietAlone }: { from: number; today: number; now: number; quietAlone: boolean },
): Promise<Speaking> {
  const until = hourOf(now)
  const { last, tree } = await heardLast(read, scope)
  const isQuiet = (at: number) => Math.floor(at / hourMs) < until - 1
  const keys = new Set([...last].flatMap(([key, at]) => (quietAlone && !isQuiet(at) ? [] : [key])))
  const hours = await hoursOver(read, { until, first: from })
  const heard =
    keys.size === 0
      ? new Map<string, Float64Array>()
      : await hearingOf(read, scope, { tree, keys, from: until - hours.days.length, until })
  const days = today - from + 1
  const frame = await framesOver(read, scope, { first: from, days, tree, paths: await pathsOf(read) })
  const speakers = [...heard].map(([key, own]) => ({
    ...{ key, parent: tree.parents.get(key) ?? null },
    ...{ heard: own, hours, frame: frame(key) },
  }))
  return { speakers, parents: tree.parents, among: last.size, last, first: from, days }
}
