import { nextTimeOfDay, type QuietHours, quietUntil } from '@huixiang/business-time/quiet-hours.ts'
import { type Kind, type Mailing, pressing } from './kinds.ts'

/** When somebody is left alone, and when their digest is written: minutes after midnight. */
export interface Rhythm {
  readonly quiet: QuietHours | null
  readonly digestAt: number
}

/** Until somebody chooses: never left alone, and a digest at eight. */
export const usualRhythm: Rhythm = { quiet: null, digestAt: 8 * 60 }

/** When something is mailed: now, later (the moment), or never (null). */
export function mailedAt(
  { kind, mailing }: { kind: Kind; mailing: Mailing },
  rhythm: Rhythm,
  present: { now: number; timeZone: string },
): number | null {
  if (mailing === 'never') return null
  if (mailing === 'digest') return nextTimeOfDay(rhythm.digestAt, present)
  if (pressing.has(kind) || rhythm.quiet === null) return present.now
  return quietUntil(rhythm.quiet, present) ?? present.now
}
