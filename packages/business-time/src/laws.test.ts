import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY, scenes, spans } from '../testing/calendar-arbitrary.ts'
import { compileCalendar } from './compiled-calendar.ts'
import { dueAfterPauses, elapsed, milestones, pausedDuration, remaining } from './pausing.ts'
import { addWorkingDays, isWorkingDay } from './working-days.ts'
import {
  addWorkingTime,
  isWorkingTime,
  nextWorkingTime,
  subtractWorkingTime,
  workingTimeBetween,
} from './working-time.ts'

const durations = fc.integer({ min: 0, max: 100_000_000 })

describe('laws of working time', () => {
  test('what was added is what lies between, and is not reached a millisecond earlier', () => {
    fc.assert(
      fc.property(scenes, durations, ({ definition, startMs }, duration) => {
        const calendar = compileCalendar(definition)
        const due = addWorkingTime(calendar, startMs, duration)
        expect(workingTimeBetween(calendar, startMs, due)).toBe(duration)
        if (duration > 0) expect(workingTimeBetween(calendar, startMs, due - 1)).toBe(duration - 1)
      }),
    )
  })

  test('subtracting what was added leads back to the start, or to the opening the start waited for', () => {
    fc.assert(
      fc.property(scenes, fc.integer({ min: 1, max: 100_000_000 }), ({ definition, startMs }, duration) => {
        const calendar = compileCalendar(definition)
        const back = subtractWorkingTime(calendar, addWorkingTime(calendar, startMs, duration), duration)
        expect(back).toBe(nextWorkingTime(calendar, startMs))
        expect(isWorkingTime(calendar, back)).toBe(true)
        expect(addWorkingTime(calendar, startMs, -duration)).toBe(
          subtractWorkingTime(calendar, startMs, duration),
        )
      }),
    )
  })

  test('adding twice is adding the sum', () => {
    fc.assert(
      fc.property(scenes, durations, durations, ({ definition, startMs }, first, second) => {
        const calendar = compileCalendar(definition)
        const twice = addWorkingTime(calendar, addWorkingTime(calendar, startMs, first), second)
        expect(twice).toBe(addWorkingTime(calendar, startMs, first + second))
      }),
    )
  })

  test('time between is additive, and later starts or longer targets are never due earlier', () => {
    fc.assert(
      fc.property(scenes, spans, spans, durations, ({ definition, startMs }, one, two, duration) => {
        const calendar = compileCalendar(definition)
        const [b, c] = [startMs + one, startMs + one - two]
        expect(workingTimeBetween(calendar, startMs, b) + workingTimeBetween(calendar, b, c)).toBe(
          workingTimeBetween(calendar, startMs, c),
        )
        const due = addWorkingTime(calendar, startMs, duration)
        expect(addWorkingTime(calendar, b, duration)).toBeGreaterThanOrEqual(due)
        expect(addWorkingTime(calendar, startMs, duration + one)).toBeGreaterThanOrEqual(due)
      }),
    )
  })

  test('the order in which years are asked for never changes an answer', () => {
    fc.assert(
      fc.property(
        scenes,
        fc.array(fc.integer({ min: -3, max: 3 }), { maxLength: 4 }),
        ({ definition, startMs }, years) => {
          const asked = compileCalendar(definition)
          for (const year of years) isWorkingTime(asked, startMs + year * 366 * DAY)
          const fresh = compileCalendar(definition, {
            from: startMs - 3 * 366 * DAY,
            to: startMs + 3 * 366 * DAY,
          })
          for (const duration of [-3_000_000_000, -1, 1, 3_000_000_000])
            expect(outcome(() => addWorkingTime(asked, startMs, duration))).toBe(
              outcome(() => addWorkingTime(fresh, startMs, duration)),
            )
        },
      ),
      { numRuns: 40 },
    )
  })

  test('working days there and back, from a working day, keep date and time of day', () => {
    fc.assert(
      fc.property(scenes, fc.integer({ min: 1, max: 30 }), ({ definition, startMs }, days) => {
        const calendar = compileCalendar({ ...definition, timeZone: 'Asia/Shanghai' })
        fc.pre(isWorkingDay(calendar, startMs))
        const due = addWorkingDays(calendar, startMs, days)
        expect(isWorkingDay(calendar, due)).toBe(true)
        expect((due - startMs) % DAY).toBe(0)
        expect(addWorkingDays(calendar, due, -days)).toBe(startMs)
      }),
    )
  })
})

describe('laws of pausing', () => {
  const pairs = fc.array(fc.tuple(spans, spans), { maxLength: 4 })
  const stops = (startMs: number, list: readonly (readonly [number, number])[]) =>
    list.map(([a, b]) => ({ from: startMs + Math.min(a, b) - DAY, to: startMs + Math.max(a, b) - DAY }))

  test('pauses only ever put the due time off, by exactly the working time they hold', () => {
    fc.assert(
      fc.property(scenes, durations, pairs, ({ definition, startMs }, durationMs, list) => {
        const calendar = compileCalendar(definition)
        const pauses = stops(startMs, list)
        const due = dueAfterPauses(calendar, { startMs, durationMs, pauses })
        if (due.state === 'paused') throw new Error('no pause is open')
        const paused = pausedDuration(calendar, pauses, { fromMs: startMs, toMs: due.dueMs })
        expect(workingTimeBetween(calendar, startMs, due.dueMs)).toBe(durationMs + paused)
        expect(due.dueMs).toBeGreaterThanOrEqual(addWorkingTime(calendar, startMs, durationMs))
        expect(remaining(calendar, { startMs, durationMs, pauses }, due.dueMs)).toBe(0)
      }),
    )
  })

  test('neither their order, nor naming one twice, nor splitting one changes anything', () => {
    fc.assert(
      fc.property(scenes, durations, pairs, spans, ({ definition, startMs }, durationMs, list, cut) => {
        const calendar = compileCalendar(definition)
        const pauses = stops(startMs, list)
        const split = pauses.flatMap(({ from, to }) => {
          const middle = Math.min(from + cut, to)
          return [
            { from: middle, to },
            { from, to: middle },
            { from, to },
          ]
        })
        expect(dueAfterPauses(calendar, { startMs, durationMs, pauses: split.toReversed() })).toEqual(
          dueAfterPauses(calendar, { startMs, durationMs, pauses }),
        )
      }),
    )
  })

  test('an open pause leaves what was left when it began, and nothing when the target was met before', () => {
    fc.assert(
      fc.property(scenes, durations, spans, ({ definition, startMs }, durationMs, after) => {
        const calendar = compileCalendar(definition)
        const from = startMs + after
        const clock = { startMs, durationMs, pauses: [{ from }] }
        const left = durationMs - elapsed(calendar, { startMs }, from)
        const due = dueAfterPauses(calendar, clock)
        if (left > 0) {
          expect(due).toEqual({ state: 'paused', sinceMs: from, remainingMs: left })
          expect(remaining(calendar, clock, from + DAY)).toBe(left)
        } else expect(due).toEqual({ state: 'running', dueMs: addWorkingTime(calendar, startMs, durationMs) })
      }),
    )
  })

  test('milestones come in order and each is the first moment at which its share has elapsed', () => {
    fc.assert(
      fc.property(scenes, durations, pairs, ({ definition, startMs }, durationMs, list) => {
        const calendar = compileCalendar(definition)
        const clock = { startMs, durationMs, pauses: stops(startMs, list) }
        const moments = milestones(calendar, clock)
        const times = moments.map(({ atMs }) => atMs as number)
        expect(times).toEqual(times.toSorted((a, b) => a - b))
        for (const { percent, atMs } of moments)
          expect(elapsed(calendar, clock, atMs as number)).toBe(Math.ceil((durationMs * percent) / 100))
      }),
    )
  })
})

function outcome(answer: () => number): number | string {
  try {
    return answer()
  } catch (error) {
    return (error as Error).message
  }
}
