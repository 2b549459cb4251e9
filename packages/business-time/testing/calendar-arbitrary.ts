import fc from 'fast-check'
import {
  type CalendarDefinition,
  type CalendarException,
  WEEKDAYS,
  type Weekday,
  type WorkingWindow,
} from '../src/calendar-definition.ts'
import { CHINESE_HOLIDAYS } from '../src/chinese-holidays.ts'

export const DAY = 86_400_000

/** Zones with a date (UTC midnight) around which their clocks, calendar or year turn. */
const TURNING_POINTS: readonly (readonly [timeZone: string, date: string])[] = [
  ['America/New_York', '2026-03-08'],
  ['America/New_York', '2026-11-01'],
  ['Europe/London', '2026-03-29'],
  ['Europe/London', '2026-10-25'],
  ['Australia/Lord_Howe', '2026-04-05'],
  ['Australia/Lord_Howe', '2026-10-04'],
  ['Asia/Shanghai', '2026-02-15'],
  ['Asia/Shanghai', '2026-01-01'],
  ['UTC', '2024-02-29'],
]

export interface Scene {
  readonly definition: CalendarDefinition
  readonly startMs: number
}

const cuts = fc.uniqueArray(fc.integer({ min: 360, max: 1320 }), { minLength: 2, maxLength: 4 })

const daytime: fc.Arbitrary<WorkingWindow[]> = cuts.map((minutes) => {
  const sorted = minutes.toSorted((a, b) => a - b)
  return sorted.flatMap((start, i) =>
    i % 2 === 0 && sorted[i + 1] !== undefined ? [{ start, end: sorted[i + 1] as number }] : [],
  )
})

const overnight: fc.Arbitrary<WorkingWindow[]> = fc
  .tuple(fc.integer({ min: 1320, max: 1439 }), fc.integer({ min: 0, max: 360 }))
  .map(([start, end]) => [{ start, end }])

const dayWindows = fc.oneof(
  { weight: 2, arbitrary: fc.constant<WorkingWindow[]>([]) },
  { weight: 4, arbitrary: daytime },
  { weight: 2, arbitrary: overnight },
  { weight: 2, arbitrary: fc.tuple(daytime, overnight).map(([day, night]) => [...night, ...day]) },
)

const dayShifts = fc.tuple(...WEEKDAYS.map(() => dayWindows))
const fullDays = fc.tuple(
  ...WEEKDAYS.map(() => fc.oneof(daytime, fc.constant<WorkingWindow[]>([{ start: 0, end: 1440 }]))),
)

const week = fc
  .oneof({ weight: 3, arbitrary: dayShifts }, { weight: 1, arbitrary: fullDays })
  .filter((days) => days[0]?.length !== 0)
  .map((days) => Object.fromEntries(days.map((windows, i) => [WEEKDAYS[i], windows])))

/** May lie inside the night shift of the day before. */
const early: fc.Arbitrary<WorkingWindow[]> = fc
  .tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 120 }))
  .map(([start, length]) => [{ start, end: start + length }])

const exceptionHours: fc.Arbitrary<CalendarException['hours']> = fc.oneof(
  fc.constant('off' as const),
  fc.constant('mon' as Weekday),
  dayWindows,
  early,
  fc.constant([{ start: 0, end: 1440 }]),
)

/** A sound calendar and a moment within four days of a turning point of its zone. */
export const scenes: fc.Arbitrary<Scene> = fc
  .record({
    turn: fc.constantFrom(...TURNING_POINTS),
    weekly: week,
    exceptions: fc.uniqueArray(fc.tuple(fc.integer({ min: -6, max: 6 }), exceptionHours), {
      maxLength: 4,
      selector: ([offset]) => offset,
    }),
    offsetMs: fc.oneof(
      fc.integer({ min: -4 * DAY, max: 4 * DAY }),
      fc.integer({ min: -4 * 1440, max: 4 * 1440 }).map((minutes) => minutes * 60_000),
    ),
  })
  .map(({ turn: [timeZone, date], weekly, exceptions, offsetMs }) => {
    const turnMs = Date.parse(date)
    const definition: CalendarDefinition = {
      id: 'arbitrary',
      timeZone,
      weekly,
      exceptions: exceptions.map(([days, hours]) => ({
        date: new Date(turnMs + days * DAY).toISOString().slice(0, 10),
        hours,
      })),
      ...(timeZone === 'Asia/Shanghai' ? { holidays: CHINESE_HOLIDAYS } : {}),
    }
    return { definition, startMs: turnMs + offsetMs }
  })

/** A span of up to nine days in milliseconds, often on whole minutes so that edges are hit. */
export const spans: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: 0, max: 9 * DAY }),
  fc.integer({ min: 0, max: 9 * 1440 }).map((minutes) => minutes * 60_000),
)
