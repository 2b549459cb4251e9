import type { Tone } from '../theme.ts'

/** What a clock needs to be told in words. Times are ISO moments. */
export interface ClockFace {
  readonly dueAt: string
  readonly state?: 'running' | 'paused' | 'met' | 'missed'
  /** Time left when it was paused, in milliseconds. */
  readonly leftMs?: number
}

/** What a clock's face says at a moment: its tone and its words. */
export function reading(
  clock: ClockFace,
  now: number,
  soonMs: number,
): { tone: Tone; words: { key: string; ms: number }; paused: boolean } {
  const left = Date.parse(clock.dueAt) - now
  const say = (tone: Tone, key: string, ms = left) => ({
    tone,
    words: { key: `clock.${key}`, ms },
    paused: clock.state === 'paused',
  })
  if (clock.state === 'met') return say('met', 'met')
  if (clock.state === 'missed') return say('breached', 'missed')
  if (clock.state === 'paused') return say('quiet', 'paused', clock.leftMs ?? left)
  if (left < 0) return say('breached', 'over')
  return say(left <= soonMs ? 'soon' : 'note', 'left')
}
