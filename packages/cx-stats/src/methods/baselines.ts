import { baselineOf, type DayKind, type DayPoint } from '../baseline.ts'
import { confidenceOf } from '../estimate.ts'
import { countOf, list, number, object, orNull, text } from '../schema.ts'
import { type WrittenTime, writtenTime } from '../written-time.ts'
import { time } from './alerts.ts'
import { inputOf, method, type Warning } from './method.ts'

const day = text('YYYY-MM-DD')
const days = list(day, { maxItems: 5000 })

type Calendar = {
  readonly holidays?: readonly string[] | undefined
  readonly workdays?: readonly string[] | undefined
}
type Mark = { readonly from: string | number; readonly to?: string | number | undefined }

function kindOf(written: WrittenTime, { holidays = [], workdays = [] }: Calendar): DayKind {
  if (holidays.includes(written.day)) return 'holiday'
  return workdays.includes(written.day) ? 'workday' : (written.weekday as DayKind)
}

const wholeDay = 86_400_000 - 1

/** A mark that is written as a day lasts until that day ends. */
function markedBy(marks: readonly Mark[]): (at: number) => boolean {
  const spans = marks.map(({ from, to = from }, i) => {
    const end = writtenTime(`marks.${i}.to`, to).at
    const isDay = typeof to === 'string' && to.length === 10
    return { from: writtenTime(`marks.${i}.from`, from).at, to: isDay ? end + wholeDay : end }
  })
  return (at) => spans.some((span) => at >= span.from && at <= span.to)
}

type GivenPoint = {
  readonly time: string | number
  readonly value: number | null
  readonly n?: number | undefined
}

function dayPoints(points: readonly GivenPoint[], calendar: Calendar, marks: readonly Mark[]): DayPoint[] {
  const written = points.map(({ time }, i) => writtenTime(`points.${i}.time`, time))
  const isMarked = markedBy(marks)
  const hasParts = new Set(written.map((one) => one.day)).size < written.length
  return points.map(({ value, n }, i) => {
    const own = written[i] as WrittenTime
    const slot = hasParts ? Math.floor(own.minute / 60) : 0
    return {
      day: own.dayNumber + own.minute / 1440,
      value,
      n,
      kind: kindOf(own, calendar),
      slot,
      isMarked: isMarked(own.at),
    }
  })
}

const month = Array.from({ length: 35 }, (_, i) => ({
  time: new Date(Date.UTC(2026, 3, 6 + i)).toISOString().slice(0, 10),
  value: [20, 42, 40, 41, 44, 38, 24][(i + 1) % 7 === 0 ? 0 : (i + 1) % 7] as number,
}))

const baseline = method({
  name: 'baseline',
  summary:
    'What was to be expected at each point by weekday, holiday, hour and trend, and the band of usual values; outliers and marked points teach nothing',
  gives:
    'points in input order (time, value, expected, low, high, outside, marked), effects of weekdays, holiday and workday, deviation',
  source: 'Tukey, Exploratory Data Analysis (1977), chapters 10–11; Cleveland, JASA 74 (1979) 829',
  input: inputOf(
    {
      points: list(
        object(
          { time, value: orNull(number('A value; null asks what is expected')) },
          { n: countOf('Answers behind it') },
        ),
        {
          maxItems: 20_000,
        },
      ),
    },
    {
      calendar: object({}, { holidays: days, workdays: days }),
      marks: list(object({ from: time }, { to: time, name: text('What it was') }), { maxItems: 1000 }),
    },
  ),
  example: {
    points: [...month, { time: '2026-05-11', value: null }],
    calendar: { holidays: ['2026-05-01'] },
    marks: [{ from: '2026-04-20' }],
  },
  run: ({ points, calendar = {}, marks = [], ...options }) => {
    const confidence = confidenceOf(options)
    const given = dayPoints(points, calendar, marks)
    const found = baselineOf(given, { confidence })
    const n = found?.n ?? 0
    const warnings: Warning[] = [
      ...(n === 0 ? (['noAnswers'] as const) : n < 14 ? (['smallSample'] as const) : []),
      ...(n > 1 && found?.deviation === 0 ? (['allAlike'] as const) : []),
    ]
    const told = points.map(({ time, value }, i) => {
      const { expected = null, low: least = null, high: most = null } = found?.points[i] ?? {}
      // One value tells of no spread.
      const [low, high] = n > 1 ? [least, most] : [null, null]
      const outside = value !== null && low !== null && high !== null && (value < low || value > high)
      return { time, value, expected, low, high, outside, marked: given[i]?.isMarked === true }
    })
    const { effects = {}, deviation = null } = found ?? {}
    return { n, points: told, effects, deviation, confidence, method: 'baseline/median-polish', warnings }
  },
})

/** What is usual. */
export const baselineMethods = [baseline]
