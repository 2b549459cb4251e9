import type { ChoiceReason, DecisionNote, Verdict, WaitingReason } from './codes.ts'
import { isGreen, type Strategy, sizeOf, type Tier } from './strategy.ts'

export interface Candidate {
  readonly personId: string
  readonly unitId: string
  readonly skills: readonly string[]
  readonly languages: readonly string[]
  readonly availability: 'online' | 'busy' | 'away'
  /** Whether it is their shift; always, for somebody on no roster. */
  readonly onDuty: boolean
  readonly capacity: number
  /** Points of the tickets they hold. */
  readonly load: number
  /** Milliseconds since 1970; null when nothing was ever assigned. */
  readonly lastAssignedAt: number | null
  /** Grows with every ticket given out; whose is lowest was longest without one. */
  readonly turn: number
  /** Up to which tier they handle. */
  readonly grade: Tier
  /** How well they have a skill, 1–5; one without a level counts as 3. */
  readonly levels: Readonly<Record<string, number>>
}

export interface Wish {
  readonly requiredSkills: readonly string[]
  /** What the customer writes in; null when any will do. */
  readonly language: string | null
  /** People who gave the ticket back. */
  readonly notPeople: readonly string[]
  /** Who handled the ticket before it was reopened. */
  readonly previousHandler: string | null
  /** Who handled the customer's last ticket. */
  readonly lastHandler: string | null
  readonly tier: Tier
  readonly vip: boolean
  readonly urgent: boolean
}

/** What became of everybody in a team who was considered for a ticket. */
export interface Choice<C extends Candidate = Candidate> {
  readonly person: C | null
  /** Why this person; null when nobody is chosen. */
  readonly reason: ChoiceReason | null
  /** At which step nobody was left; null when somebody is chosen. */
  readonly waiting: WaitingReason | null
  readonly considered: number
  readonly eligible: number
  readonly notes: readonly DecisionNote[]
  /** Everybody, who could take it first, in the order in which they would have. */
  readonly people: readonly { readonly person: C; readonly verdict: Verdict }[]
}

const baseOf = (language: string) => language.split('-')[0]?.toLowerCase()

/** Somebody who names no language speaks the organisation's own; "other" is a language we cannot ask for. */
export function speaks(person: Pick<Candidate, 'languages'>, language: string | null): boolean {
  if (language === null || language === 'other' || person.languages.length === 0) return true
  return person.languages.some((spoken) => baseOf(spoken) === baseOf(language))
}

export function hasSkills(person: Pick<Candidate, 'skills'>, required: readonly string[]): boolean {
  return required.every((skill) => person.skills.includes(skill))
}

const defaultLevel = 3
const bestLevel = 5
const seniorGrade = 2

const loadRatio = ({ load, capacity }: Candidate) => load / capacity

/** How well somebody suits: the mean level of what is asked for, weighed with the room they have; between 0 and 1. */
export function suitability(person: Candidate, required: readonly string[]): number {
  const levels = required.map((skill) => person.levels[skill] ?? defaultLevel)
  const mean = levels.length === 0 ? bestLevel : levels.reduce((sum, level) => sum + level, 0) / levels.length
  return (mean / bestLevel) * Math.max(0, 1 - loadRatio(person))
}

type Comparison = (a: Candidate, b: Candidate) => number

// Text order of ids comes last, so that two processes with the same facts choose the same person.
const byId: Comparison = (a, b) => (a.personId < b.personId ? -1 : 1)
const idleSince = ({ lastAssignedAt }: Candidate) => lastAssignedAt ?? Number.NEGATIVE_INFINITY
const byRest: Comparison = (a, b) =>
  // Two who never had one are equal; infinities have no difference.
  (idleSince(a) === idleSince(b) ? 0 : idleSince(a) - idleSince(b)) || a.turn - b.turn || byId(a, b)

const comparisons: Readonly<Record<Strategy['shareBy'], (required: readonly string[]) => Comparison>> = {
  least_loaded: () => (a, b) => loadRatio(a) - loadRatio(b) || byRest(a, b),
  round_robin: () => (a, b) => a.turn - b.turn || byId(a, b),
  skill_weighted: (required) => (a, b) => suitability(b, required) - suitability(a, required) || byRest(a, b),
}

function reasonOf(first: Candidate, second: Candidate | undefined, strategy: Strategy): ChoiceReason {
  if (second === undefined) return 'only_one'
  if (strategy.shareBy === 'round_robin') return 'next_in_turn'
  if (strategy.shareBy === 'skill_weighted') return 'best_skill'
  return loadRatio(first) < loadRatio(second) ? 'lowest_load' : 'longest_idle'
}

// An empty desk takes one ticket of any size: it would wait for ever otherwise.
const hasRoom = ({ load, capacity }: Candidate, { size, extra }: { size: number; extra: number }) =>
  load + size <= capacity + extra || (load === 0 && capacity > 0)

type Step = readonly [verdict: Verdict, waiting: WaitingReason, passes: (person: Candidate) => boolean]

function steps(wish: Wish, strategy: Strategy): Step[] {
  const room = { size: sizeOf(strategy, wish), extra: isGreen(wish) ? strategy.greenExtra : 0 }
  return [
    ['gave_back', 'returned', ({ personId }) => !wish.notPeople.includes(personId)],
    ['no_skill', 'nobody_with_skill', (person) => hasSkills(person, wish.requiredSkills)],
    ['no_language', 'nobody_with_language', (person) => speaks(person, wish.language)],
    ['below_tier', 'nobody_of_tier', ({ grade }) => !strategy.byTier || grade >= wish.tier],
    ['not_online', 'nobody_online', ({ availability }) => availability === 'online'],
    ['off_shift', 'nobody_on_shift', ({ onDuty }) => onDuty],
    ['full', 'everybody_full', (person) => hasRoom(person, room)],
  ]
}

/** Those of the free whom a strategy prefers, in the order in which they take, with what was taken into account. */
function preferred<C extends Candidate>(free: readonly C[], wish: Wish, strategy: Strategy) {
  const notes: DecisionNote[] = []
  let left = free
  const seniors = left.filter(({ grade }) => grade >= seniorGrade)
  if (strategy.vipToSenior && wish.vip && seniors.length > 0) {
    notes.push('vip_senior')
    left = seniors
  }
  if (strategy.byTier) {
    notes.push('by_tier')
    const lowest = Math.min(...left.map(({ grade }) => grade))
    left = left.filter(({ grade }) => grade === lowest)
  }
  return { notes, ordered: left.toSorted(comparisons[strategy.shareBy](wish.requiredSkills)) }
}

/** Who knows the matter and is free to take it: whoever had the ticket before, else whoever had the customer's last one. */
function known<C extends Candidate>(free: readonly C[], wish: Wish, strategy: Strategy) {
  const previous = free.find(({ personId }) => personId === wish.previousHandler)
  if (previous !== undefined) return { person: previous, reason: 'previous_handler' as const }
  const last = strategy.sticky ? free.find(({ personId }) => personId === wish.lastHandler) : undefined
  return last === undefined ? null : { person: last, reason: 'last_handler' as const }
}

/**
 * Who gets the ticket: skill, then language, then tier, then presence, then room for more; of those left whoever knows the
 * matter, else the first in the order of the strategy. Nobody left says at which step it failed.
 */
export function choose<C extends Candidate>(team: readonly C[], wish: Wish, strategy: Strategy): Choice<C> {
  const rejected: { person: C; verdict: Verdict }[] = []
  let left: readonly C[] = team
  const nobody = (waiting: WaitingReason): Choice<C> => ({
    person: null,
    reason: null,
    waiting,
    considered: team.length,
    eligible: 0,
    notes: [],
    people: rejected.toReversed(),
  })
  if (team.length === 0) return nobody('nobody_in_team')
  for (const [verdict, waiting, passes] of steps(wish, strategy)) {
    rejected.push(...left.filter((person) => !passes(person)).map((person) => ({ person, verdict })))
    left = left.filter(passes)
    if (left.length === 0) return nobody(waiting)
  }
  return chosenOf(left, { team, rejected, wish, strategy })
}

function chosenOf<C extends Candidate>(
  free: readonly C[],
  about: {
    team: readonly C[]
    rejected: readonly { person: C; verdict: Verdict }[]
    wish: Wish
    strategy: Strategy
  },
): Choice<C> {
  const { team, rejected, wish, strategy } = about
  const { notes, ordered } = preferred(free, wish, strategy)
  const found = known(free, wish, strategy)
  const first = ordered[0] as C
  const person = found?.person ?? first
  const over = person.load + sizeOf(strategy, wish) > person.capacity && isGreen(wish) && person.load > 0
  const behind = [...ordered, ...free.filter((one) => !ordered.includes(one))].filter((one) => one !== person)
  return {
    person,
    reason: found?.reason ?? reasonOf(first, ordered[1], strategy),
    waiting: null,
    considered: team.length,
    eligible: free.length,
    notes: [...(found === null ? notes : []), ...(over ? (['green_channel'] as const) : [])],
    people: [
      { person, verdict: 'chosen' },
      ...behind.map((one) => ({ person: one, verdict: 'behind' as const })),
      ...rejected.toReversed(),
    ],
  }
}
