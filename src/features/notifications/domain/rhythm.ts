import {
  isQuietAt,
  nextFullHour,
  nextTimeOfDay,
  type QuietHours,
  quietUntil,
} from '@huixiang/business-time/quiet-hours.ts'
import { type Kind, type Mailing, pressing } from './kinds.ts'

/** When somebody is left alone, and when their digest is written: minutes after midnight. */
export interface Rhythm {
  readonly quiet: QuietHours | null
  readonly digestAt: number
}

/** A moment in milliseconds where the organisation is. */
export interface Present {
  readonly now: number
  readonly timeZone: string
}

/** Until somebody chooses: never left alone, and a digest at eight. */
export const usualRhythm: Rhythm = { quiet: null, digestAt: 8 * 60 }

/** What something that is told later waits for: the end of quiet hours, the next full hour, or the day's digest. */
export const waits = ['quiet', 'hourly', 'digest'] as const
export type Wait = (typeof waits)[number]

const endOfQuiet = ({ quiet }: Rhythm, present: Present): number =>
  (quiet === null ? null : quietUntil(quiet, present)) ?? present.now

/** When what waits from now on is told; never in quiet hours. */
export function toldAt(wait: Wait, rhythm: Rhythm, present: Present): number {
  if (wait === 'quiet') return endOfQuiet(rhythm, present)
  const now = wait === 'hourly' ? nextFullHour(present) : nextTimeOfDay(rhythm.digestAt, present)
  return endOfQuiet(rhythm, { ...present, now })
}

/** The minute of the day at which somebody's digest really comes: theirs, or the end of the quiet hours it lies in. */
export const digestMinute = ({ quiet, digestAt }: Rhythm): number =>
  quiet !== null && isQuietAt(quiet, digestAt) ? quiet.to : digestAt

/** When a browser is told: now, or when quiet hours end. */
export const pushedAt = (kind: Kind, rhythm: Rhythm, present: Present): number =>
  pressing.has(kind) ? present.now : endOfQuiet(rhythm, present)

/** When something is mailed: at once (`wait` is null), later with other things, or never (null). */
export function mailed(
  { kind, mailing }: { readonly kind: Kind; readonly mailing: Mailing },
  rhythm: Rhythm,
  present: Present,
): { readonly at: number; readonly wait: Wait | null } | null {
  if (mailing === 'never') return null
  if (pressing.has(kind)) return { at: present.now, wait: null }
  if (mailing !== 'at_once') return { at: toldAt(mailing, rhythm, present), wait: mailing }
  const at = endOfQuiet(rhythm, present)
  return { at, wait: at > present.now ? 'quiet' : null }
}
