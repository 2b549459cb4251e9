import { comparable, likenessOf } from '@huixiang/text-analysis/similar/likeness.ts'
import type { SimilarIndex } from '@huixiang/text-analysis/similar/similar-texts.ts'
import { usualSpan } from '../../domain/rule.ts'

/**
 * So many voices shortly before it a voice is paired with, the most alike: enough to tell a core voice and to hold a crowd together, whose
 * first voices meet all of each other however many are waiting by then. Later ones are those that overtook it.
 */
const mostEarlier = 16
const mostLater = 8
/** So many candidates near in time are compared in full to find them. */
const candidatesNear = 48
/** So many voices of the weeks before are counted; what is said more often than this goes on all day and is counted by its pairs. */
const mostBefore = 192

const dayMs = 86_400_000

/** Which voices to compare with those near them in time, and how alike they must be. */
export interface Question {
  readonly feedbackIds: readonly string[]
  readonly likeness: number
  /** Milliseconds. */
  readonly window: number
}

/** A voice that is as alike as was asked for. */
export interface Alike {
  readonly id: string
  readonly likeness: number
}

/** What was found of a voice: those alike within the window, and of the weeks before when each alike was raised. */
export interface Compared {
  readonly id: string
  readonly near: readonly Alike[]
  readonly before: readonly { readonly id: string; readonly time: number }[]
  /** Of how many windows before it the index holds voices. */
  readonly windows: number
}

/** An index, when each of its voices was raised, and the days on which any was, counted from 1970. */
export interface Held {
  readonly index: SimilarIndex
  readonly times: ReadonlyMap<string, number>
  readonly days: ReadonlySet<number>
  /** When the latest of them was raised. */
  readonly latest: number
}

function alikeAmong(
  index: SimilarIndex,
  id: string,
  span: { since: number; until: number; most: number; candidates?: number; likeness: number },
): Alike[] {
  const units = index.units(id) as Uint16Array
  const voice = comparable(units)
  const { likeness: least, ...options } = span
  return index
    .similar(String.fromCharCode(...units), { ...options, not: id })
    .map((other) => ({
      id: other.id,
      likeness: likenessOf(voice, comparable(index.units(other.id) as Uint16Array)),
    }))
    .filter(({ likeness }) => likeness >= least)
}

/** On how many days between two moments anything was raised at all: on the others nobody listened. */
function daysBetween(days: ReadonlySet<number>, since: number, until: number): number {
  let heard = 0
  for (let day = Math.ceil(since / dayMs); day < until / dayMs; day++) if (days.has(day)) heard++
  return heard
}

/** Compares one voice with all others held; null when it is not held. */
export function compared(
  { index, times, days, latest }: Held,
  id: string,
  { likeness, window }: Omit<Question, 'feedbackIds'>,
): Compared | null {
  const time = times.get(id)
  if (time === undefined || index.units(id) === undefined) return null
  const how = { candidates: candidatesNear, likeness }
  const earlier = alikeAmong(index, id, { ...how, since: time - window, until: time + 1, most: mostEarlier })
  const later =
    time < latest
      ? alikeAmong(index, id, { ...how, since: time + 1, until: time + window + 1, most: mostLater })
      : []
  const near = [...earlier, ...later]
  const usualUntil = time - window
  const since = usualUntil - usualSpan
  const before =
    near.length === 0 ? [] : alikeAmong(index, id, { since, until: usualUntil, most: mostBefore, likeness })
  return {
    id,
    near,
    before: before.map((other) => ({ id: other.id, time: times.get(other.id) ?? usualUntil })),
    windows: (daysBetween(days, since, usualUntil) * dayMs) / window,
  }
}
