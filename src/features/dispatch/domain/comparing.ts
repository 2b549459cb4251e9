import { type Fairness, fairnessOf } from './fairness.ts'
import type { Outcome } from './recorded.ts'

/** Where a ticket goes: to somebody of a unit, or into the queue of one. */
export interface Place {
  readonly unitId: string
  readonly waits: boolean
  /** Null while it waits, and where units are told and not people. */
  readonly personId: string | null
}

export interface Flow {
  readonly from: Place
  readonly to: Place
  readonly count: number
}

/** How one arrangement did. */
export interface Side {
  /** Nobody came for them until the period was over. */
  readonly unassigned: number
  /** Went to another team than the one they were for. */
  readonly overflowed: number
  /** Had to wait for somebody, and got them. */
  readonly waited: number
  readonly waitedMsInAll: number
  readonly fairness: Fairness
}

interface Got {
  readonly tickets: number
  readonly points: number
}

/** What a draft would have changed, against the arrangement in force. */
export interface Comparison {
  readonly tickets: number
  readonly movedUnit: number
  readonly movedPerson: number
  readonly live: Side
  readonly draft: Side
  readonly flows: { readonly units: Flow[]; readonly people: Flow[] }
  readonly units: {
    readonly unitId: string
    readonly people: number
    readonly live: Got & { readonly fairness: Fairness }
    readonly draft: Got & { readonly fairness: Fairness }
  }[]
  readonly people: {
    readonly personId: string
    readonly unitId: string
    readonly workedMs: number
    readonly live: Got
    readonly draft: Got
  }[]
  /** Some of those that would have gone elsewhere, from all over the period. */
  readonly examples: { readonly live: Outcome; readonly draft: Outcome }[]
}

/** Somebody who could have been given work. */
export interface Worker {
  readonly personId: string
  readonly unitId: string
  readonly workedMs: number
}

const mostFlows = 40
const mostExamples = 24

type Pair = readonly [live: Outcome, draft: Outcome]

function flowsBy(pairs: readonly Pair[], placeOf: (outcome: Outcome) => Place): Flow[] {
  const flows = new Map<string, { from: Place; to: Place; count: number }>()
  for (const [live, draft] of pairs) {
    const [from, to] = [placeOf(live), placeOf(draft)]
    const key = JSON.stringify([from, to])
    const known = flows.get(key)
    if (known === undefined) flows.set(key, { from, to, count: 1 })
    else known.count += 1
  }
  return [...flows.values()].sort((a, b) => b.count - a.count).slice(0, mostFlows)
}

function gotBy(outcomes: readonly Outcome[]): Map<string, Got> {
  const got = new Map<string, Got>()
  for (const { personId, size } of outcomes) {
    if (personId === null) continue
    const before = got.get(personId) ?? { tickets: 0, points: 0 }
    got.set(personId, { tickets: before.tickets + 1, points: before.points + size })
  }
  return got
}

const nothingGot: Got = { tickets: 0, points: 0 }

function sideOf(outcomes: readonly Outcome[], fairness: Fairness): Side {
  const waited = outcomes.filter(({ waitedMs }) => waitedMs !== null && waitedMs > 0)
  return {
    unassigned: outcomes.filter(({ personId }) => personId === null).length,
    overflowed: outcomes.filter(({ overflowed }) => overflowed).length,
    waited: waited.length,
    waitedMsInAll: waited.reduce((sum, { waitedMs }) => sum + (waitedMs ?? 0), 0),
    fairness,
  }
}

type Person = Comparison['people'][number]

const fairnessFor = (people: readonly Person[], side: 'live' | 'draft') =>
  fairnessOf(people.map((person) => ({ ...person, points: person[side].points })))

function unitsOf(people: readonly Person[]): Comparison['units'] {
  const sum = (members: readonly Person[], side: 'live' | 'draft') => ({
    tickets: members.reduce((all, one) => all + one[side].tickets, 0),
    points: members.reduce((all, one) => all + one[side].points, 0),
    fairness: fairnessFor(members, side),
  })
  const unitIds = [...new Set(people.map(({ unitId }) => unitId))]
  return unitIds
    .map((unitId) => [unitId, people.filter((person) => person.unitId === unitId)] as const)
    .map(([unitId, members]) => ({
      unitId,
      people: members.length,
      live: sum(members, 'live'),
      draft: sum(members, 'draft'),
    }))
    .filter(({ live, draft }) => live.tickets + draft.tickets > 0)
    .sort((a, b) => b.draft.points - a.draft.points)
}

/** Every k-th, so that they come from all over the period. */
function spread(pairs: readonly Pair[]): Comparison['examples'] {
  const step = Math.max(1, Math.ceil(pairs.length / mostExamples))
  return pairs.filter((_, index) => index % step === 0).map(([live, draft]) => ({ live, draft }))
}

/** Holds what a draft would have done against what the arrangement in force would have done with the same tickets. */
export function compare(
  live: readonly Outcome[],
  draft: readonly Outcome[],
  workers: readonly Worker[],
): Comparison {
  const pairs = live.map((outcome, index): Pair => [outcome, draft[index] as Outcome])
  const [gotLive, gotDraft] = [gotBy(live), gotBy(draft)]
  const people = workers
    .map(({ personId, unitId, workedMs }) => ({
      personId,
      unitId,
      workedMs,
      live: gotLive.get(personId) ?? nothingGot,
      draft: gotDraft.get(personId) ?? nothingGot,
    }))
    .filter((person) => person.live.tickets + person.draft.tickets + person.workedMs > 0)
  const waits = ({ personId }: Outcome) => personId === null
  const elsewhere = pairs.filter(([a, b]) => a.unitId !== b.unitId || waits(a) !== waits(b))
  const toOthers = pairs.filter(([a, b]) => a.personId !== b.personId || a.unitId !== b.unitId)
  return {
    tickets: pairs.length,
    movedUnit: elsewhere.length,
    movedPerson: toOthers.length,
    live: sideOf(live, fairnessFor(people, 'live')),
    draft: sideOf(draft, fairnessFor(people, 'draft')),
    flows: {
      units: flowsBy(elsewhere, (one) => ({ unitId: one.unitId, waits: waits(one), personId: null })),
      people: flowsBy(toOthers, ({ unitId, personId }) => ({
        unitId,
        waits: personId === null,
        personId,
      })),
    },
    units: unitsOf(people),
    people: people.sort((a, b) => b.draft.points - a.draft.points),
    examples: spread(elsewhere.length > 0 ? elsewhere : toOthers),
  }
}
