import type { CompiledCalendar } from '@huixiang/business-time/compiled-calendar.ts'
import { calendarsById } from '#features/clocks/server/public/calendars-by-id.ts'
import { workingHours } from '#features/clocks/server/public/working-hours.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { featuresOf } from '../domain/features.ts'
import { type HandlingRow, labelParents, timeZone } from './beginnings.query.ts'

/** What is needed to make a case of a handling. */
export interface Surroundings {
  /** The calendar its time is counted on. */
  calendarOf(handling: HandlingRow): CompiledCalendar | null
  featuresOf(handling: HandlingRow, arrivals: number): string[]
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

/** Reads what surrounds handlings: calendars, labels and the time zone. */
export async function readSurroundings(read: ReadHandle): Promise<Surroundings> {
  const [calendar, usual, parents, zone] = await Promise.all([
    calendarsById(read),
    workingHours(read),
    labelParents(read),
    timeZone(read),
  ])
  const local = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    weekday: 'short',
    hour: 'numeric',
    hourCycle: 'h23',
  })
  const partsOf = (at: Date) => {
    const parts = Object.fromEntries(local.formatToParts(at).map(({ type, value }) => [type, value]))
    return { weekday: weekdays.indexOf(parts.weekday ?? ''), hour: Number(parts.hour) }
  }
  return {
    calendarOf: ({ calendarId }) => (calendarId === null ? usual : (calendar(calendarId) ?? usual)),
    featuresOf: (handling, arrivals) =>
      featuresOf({
        ...handling,
        ...partsOf(handling.beganAt),
        labelIds: lineOf(handling.labelId, parents),
        arrivals,
      }),
  }
}

/** A label and those above it. */
function lineOf(labelId: string | null, parents: ReadonlyMap<string, string | null>): string[] {
  const line: string[] = []
  for (let id = labelId; id !== null && !line.includes(id); id = parents.get(id) ?? null) line.push(id)
  return line
}
