import type { ChoiceReason, WaitingReason } from './codes.ts'

export interface Candidate {
  readonly personId: string
  readonly unitId: string
  readonly skills: readonly string[]
  readonly languages: readonly string[]
  readonly availability: 'online' | 'busy' | 'away'
  readonly capacity: number
  readonly load: number
  /** Milliseconds since 1970; null when nothing was ever assigned. */
  readonly lastAssignedAt: number | null
}

export interface Wish {
  readonly requiredSkills: readonly string[]
  /** What the customer writes in; null when any will do. */
  readonly language: string | null
  /** People who gave the ticket back. */
  readonly notPeople: readonly string[]
  /** Who handled the ticket before it was reopened. */
  readonly previousHandler: string | null
}

export type Choice =
  | {
      readonly person: Candidate
      readonly reason: ChoiceReason
      readonly considered: number
      readonly eligible: number
    }
  | { readonly person: null; readonly waiting: WaitingReason; readonly considered: number }

const baseOf = (language: string) => language.split('-')[0]?.toLowerCase()

/** Somebody who names no language speaks the organisation's own; "other" is a language we cannot ask for. */
export function speaks(person: Pick<Candidate, 'languages'>, language: string | null): boolean {
  if (language === null || language === 'other' || person.languages.length === 0) return true
  return person.languages.some((spoken) => baseOf(spoken) === baseOf(language))
}

export function hasSkills(person: Pick<Candidate, 'skills'>, required: readonly string[]): boolean {
  return required.every((skill) => person.skills.includes(skill))
}

const loadRatio = ({ load, capacity }: Candidate) => load / capacity

// Text order of ids, so that two processes with the same facts choose the same person.
const byId = (a: Candidate, b: Candidate) => (a.personId < b.personId ? -1 : 1)

function byNeed(a: Candidate, b: Candidate): number {
  return (
    loadRatio(a) - loadRatio(b) ||
    (a.lastAssignedAt ?? Number.NEGATIVE_INFINITY) - (b.lastAssignedAt ?? Number.NEGATIVE_INFINITY) ||
    byId(a, b)
  )
}

function reasonOf(first: Candidate, second: Candidate | undefined): ChoiceReason {
  if (second === undefined) return 'only_one'
  return loadRatio(first) < loadRatio(second) ? 'lowest_load' : 'longest_idle'
}

/**
 * Who gets the ticket: skill, then language, then presence, then room for more, then the lowest load against capacity,
 * then the longest idle. Nobody left says at which of these it failed.
 */
export function choose(team: readonly Candidate[], wish: Wish): Choice {
  const considered = team.length
  const waiting = (reason: WaitingReason): Choice => ({ person: null, waiting: reason, considered })
  if (considered === 0) return waiting('nobody_in_team')
  const willing = team.filter((person) => !wish.notPeople.includes(person.personId))
  if (willing.length === 0) return waiting('returned')
  const skilled = willing.filter((person) => hasSkills(person, wish.requiredSkills))
  if (skilled.length === 0) return waiting('nobody_with_skill')
  const speaking = skilled.filter((person) => speaks(person, wish.language))
  if (speaking.length === 0) return waiting('nobody_with_language')
  const online = speaking.filter((person) => person.availability === 'online')
  if (online.length === 0) return waiting('nobody_online')
  const free = online.filter((person) => person.load < person.capacity).toSorted(byNeed)
  const eligible = free.length
  const previous = free.find((person) => person.personId === wish.previousHandler)
  if (previous !== undefined) return { person: previous, reason: 'previous_handler', considered, eligible }
  const [first, second] = free
  if (first === undefined) return waiting('everybody_full')
  return { person: first, reason: reasonOf(first, second), considered, eligible }
}
