import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scenes, spans } from '../testing/calendar-arbitrary.ts'
import { oracleAdd, oracleBetween, oracleSubtract, oracleWorks } from '../testing/minute-oracle.ts'
import { compileCalendar } from './compiled-calendar.ts'
import { dueAfterPauses, elapsed, type Pause } from './pausing.ts'
import {
  addWorkingTime,
  isWorkingTime,
  nextWorkingTime,
  subtractWorkingTime,
  workingTimeBetween,
} from './working-time.ts'

const RUNS = { numRuns: 60 }

describe('any calendar, around the turn of its clocks, agrees with a minute-by-minute walk', () => {
  test('on how much working time lies between two moments', () => {
    fc.assert(
      fc.property(scenes, spans, ({ definition, startMs }, span) => {
        const calendar = compileCalendar(definition)
        const expected = oracleBetween(definition, startMs, startMs + span)
        expect(workingTimeBetween(calendar, startMs, startMs + span)).toBe(expected)
        expect(workingTimeBetween(calendar, startMs + span, startMs)).toBe(0 - expected)
      }),
      RUNS,
    )
  })

  test('on whether a moment is working time and when the next one is', () => {
    fc.assert(
      fc.property(scenes, ({ definition, startMs }) => {
        const calendar = compileCalendar(definition)
        expect(isWorkingTime(calendar, startMs)).toBe(oracleWorks(definition, startMs))
        expect(nextWorkingTime(calendar, startMs)).toBe(oracleAdd(definition, startMs, 1) - 1)
      }),
      RUNS,
    )
  })

  test('on when working time added is due, to the millisecond', () => {
    fc.assert(
      fc.property(scenes, spans, ({ definition, startMs }, span) => {
        const duration = oracleBetween(definition, startMs, startMs + span)
        expect(addWorkingTime(compileCalendar(definition), startMs, duration)).toBe(
          oracleAdd(definition, startMs, duration),
        )
      }),
      RUNS,
    )
  })

  test('on where working time subtracted begins, to the millisecond', () => {
    fc.assert(
      fc.property(scenes, spans, ({ definition, startMs }, span) => {
        const duration = oracleBetween(definition, startMs - span, startMs)
        expect(subtractWorkingTime(compileCalendar(definition), startMs, duration)).toBe(
          oracleSubtract(definition, startMs, duration),
        )
      }),
      RUNS,
    )
  })

  test('on what has elapsed outside pauses, and that the due time is the first moment it equals the target', () => {
    const pauses = fc.array(fc.tuple(spans, spans), { maxLength: 4 })
    fc.assert(
      fc.property(scenes, spans, pauses, ({ definition, startMs }, span, pairs) => {
        const calendar = compileCalendar(definition)
        const stops = pairs.map(([a, b]) => ({
          from: startMs + Math.min(a, b),
          to: startMs + Math.max(a, b),
        }))
        const clock = { startMs, pauses: stops }
        const expected = oracleElapsed(startMs, startMs + span, stops, (from, to) =>
          oracleBetween(definition, from, to),
        )
        expect(elapsed(calendar, clock, startMs + span)).toBe(expected)
        const due = dueAfterPauses(calendar, { ...clock, durationMs: expected })
        if (due.state === 'paused') throw new Error('no pause is open')
        expect(due.dueMs).toBeLessThanOrEqual(startMs + span)
        expect(elapsed(calendar, clock, due.dueMs)).toBe(expected)
        if (expected > 0) expect(elapsed(calendar, clock, due.dueMs - 1)).toBe(expected - 1)
      }),
      RUNS,
    )
  })
})

function oracleElapsed(
  fromMs: number,
  toMs: number,
  pauses: readonly Pause[],
  between: (from: number, to: number) => number,
): number {
  const edges = [fromMs, toMs, ...pauses.flatMap(({ from, to }) => [from, to as number])]
  const inside = edges.filter((edge) => edge >= fromMs && edge <= toMs).toSorted((a, b) => a - b)
  return inside.slice(1).reduce((sum, edge, i) => {
    const before = inside[i] as number
    const paused = pauses.some(({ from, to }) => from <= before && edge <= (to as number))
    return paused ? sum : sum + between(before, edge)
  }, 0)
}
