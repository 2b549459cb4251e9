import type { Tone } from '#platform/web/theme.ts'
import type { TicketClock } from '../../contract/ticket-clocks.ts'

/** What a clock says at a moment; `word` and `detail` are keys under `clock.` with what stands in them. */
export interface ClockWords {
  readonly tone: Tone
  readonly word: string
  readonly wordFacts: Readonly<Record<string, unknown>>
  readonly detail: string | null
  readonly detailFacts: Readonly<Record<string, unknown>>
}

const soonShare = 0.8

/** Its tone, the sentence a person acts by, and the time behind it. */
export function wordsOf(clock: TicketClock, now: number): ClockWords {
  const due = clock.dueAt === null ? null : Date.parse(clock.dueAt)
  const say = (tone: Tone, word: string, facts: object = {}) => ({ tone, word, wordFacts: { ...facts } })
  const took = { detail: 'took', detailFacts: { ms: clock.elapsedMs } }
  const at = { at: clock.dueAt }
  if (clock.state === 'cancelled') return { ...say('quiet', 'cancelled'), detail: null, detailFacts: {} }
  if (clock.state === 'met') return { ...say('met', 'met'), ...took }
  if (clock.state === 'missed' && clock.metAt !== null) return { ...say('breached', 'late'), ...took }
  if (clock.state === 'missed' && clock.endedAt !== null)
    return { ...say('breached', 'missed_ended'), detail: 'was_due', detailFacts: at }
  if (clock.state === 'paused' || due === null)
    return {
      ...say('quiet', 'paused'),
      detail: 'paused_left',
      detailFacts: { ms: Math.max(0, clock.remainingMs) },
    }
  if (due <= now) return { ...say('breached', 'over', { ms: now - due }), detail: 'was_due', detailFacts: at }
  const tone = clock.elapsedMs >= clock.targetMs * soonShare ? 'soon' : 'note'
  return { ...say(tone, 'left', { ms: due - now }), detail: 'due', detailFacts: at }
}

/** How much of the time is used up, 0–100. */
export function percentOf({ elapsedMs, targetMs }: TicketClock): number {
  return targetMs === 0 ? 100 : Math.max(0, Math.min(100, Math.floor((elapsedMs / targetMs) * 100)))
}
