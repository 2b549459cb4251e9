import { addWorkingTime, workingTimeBetween } from '@huixiang/business-time/working-time.ts'
import { type CompletionModel, spreadOf } from '../domain/model.ts'
import { chanceOfLate, workedWhenLateGets, workedWhenOverAfter } from '../domain/waiting.ts'
import type { OpenHandling } from './beginnings.query.ts'
import type { Surroundings } from './knowing.ts'

/** From this chance of being late on, people are told. */
export const likely = 0.5

/** When a handling will probably be over, as far as a model knows. */
export interface Forecast {
  readonly features: readonly string[]
  /** When such a share of those that are not over yet is over. */
  overBy(share: number): Date
  /** How likely it misses the time that was set; null where none runs. */
  readonly lateChance: number | null
  /** When missing it gets as likely as keeping it; null where it never does before. */
  readonly lateFrom: Date | null
}

/** Forecasts a handling as it stands at a moment; null without a calendar to count on. */
export function forecast(
  model: CompletionModel,
  handling: OpenHandling,
  { surroundings, now }: { surroundings: Surroundings; now: number },
): Forecast | null {
  const calendar = surroundings.calendarOf(handling)
  if (calendar === null) return null
  const began = handling.beganAt.getTime()
  const worked = workingTimeBetween(calendar, began, Math.max(began, now))
  const features = surroundings.featuresOf(handling, handling.arrivals)
  const spread = spreadOf(model, features)
  const at = (workedMs: number) =>
    new Date(addWorkingTime(calendar, began, Math.min(Math.round(workedMs), longest)))
  const due =
    handling.dueAt === null
      ? null
      : workingTimeBetween(calendar, began, Math.max(began, handling.dueAt.getTime()))
  const turn = due === null ? null : workedWhenLateGets(spread, due, likely)
  return {
    features,
    overBy: (share) => new Date(Math.max(now, at(workedWhenOverAfter(spread, worked, share)).getTime())),
    lateChance: due === null ? null : chanceOfLate(spread, worked, due),
    lateFrom: turn === null || due === null || turn >= due ? null : at(turn),
  }
}

/** Nobody is told of a moment further ahead than a year of days and nights. */
const longest = 365 * 86_400_000
