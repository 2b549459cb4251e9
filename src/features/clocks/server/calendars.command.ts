import type { CalendarDefinition } from '@huixiang/business-time/calendar-definition.ts'
import { importHolidays, withHolidays } from '@huixiang/business-time/holidays.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import {
  type CalendarHours,
  createCalendar,
  editCalendar,
  importCalendarHolidays,
  removeCalendar,
} from '../contract/calendars.ts'
import { calendarRemoved, calendarSaved } from '../contract.ts'
import { coveredYears } from '../domain/calendars.ts'
import { hoursProblems } from '../domain/soundness.ts'
import {
  archiveCalendar,
  type CalendarContent,
  insertCalendar,
  lockCalendar,
  targetsOn,
  updateCalendar,
} from './calendars.store.ts'

export const createCalendarCommand = command(createCalendar, async (context, { hours, ...names }) => {
  const { db, now, actor, newId } = context
  const calendarId = newId()
  await assertSound(context, { id: calendarId, ...hoursOf(hours) })
  const saving = { now, by: actor.id }
  await insertCalendar(db, { id: calendarId, ...names, hours: hoursOf(hours) }, saving)
  return saved(context, { id: calendarId, version: 1, hours: hoursOf(hours) }, 'created')
})

export const editCalendarCommand = command(editCalendar, async (context, input) => {
  const { db, now, actor } = context
  const calendar = await lockCalendar(db, input.calendarId)
  if (calendar.version !== input.version)
    throw new Refusal('clocks.calendarChanged', 'conflict', { version: calendar.version })
  const hours = hoursOf(input.hours)
  await assertSound(context, { id: calendar.id, ...hours })
  const { nameZh, nameEn } = input
  const saving = { now, by: actor.id }
  const version = await updateCalendar(db, { ...calendar, nameZh, nameEn, hours }, saving)
  return saved(context, { id: calendar.id, version, hours }, 'edited')
})

export const removeCalendarCommand = command(removeCalendar, async ({ db, now, emit }, { calendarId }) => {
  const calendar = await lockCalendar(db, calendarId)
  const limits = await targetsOn(db, calendar.id)
  if (limits.length > 0) throw new Refusal('clocks.calendarInUse', 'conflict', { count: limits.length })
  await archiveCalendar(db, calendar.id, now)
  emit(calendarRemoved, { subject: calendar.id, facts: {} })
  return {}
})

export const importHolidaysCommand = command(
  importCalendarHolidays,
  async (context, { calendarId, json }) => {
    const { db, now, actor } = context
    const { holidays, problems } = importHolidays(json)
    if (holidays === undefined)
      throw new Refusal('clocks.badHolidays', 'invalid', {
        problems: problems.map(({ code, row }) => ({ code, row: row ?? null })),
      })
    const calendar = await lockCalendar(db, calendarId)
    const { id, ...hours } = withHolidays(calendar.definition, [holidays])
    await assertSound(context, { id, ...hours })
    const saving = { now, by: actor.id }
    const version = await updateCalendar(db, { ...calendar, ...calendar.names, hours }, saving)
    const makeUpDays = holidays.days.filter(({ works }) => works).length
    return {
      ...saved(context, { id, version, hours }, 'holidays'),
      year: holidays.year,
      daysOff: holidays.days.length - makeUpDays,
      makeUpDays,
    }
  },
)

/** Without the keys that zod leaves as undefined. */
function hoursOf(hours: CalendarHours): CalendarContent['hours'] {
  return JSON.parse(JSON.stringify(hours))
}

async function assertSound({ db, now }: CommandContext, definition: CalendarDefinition): Promise<void> {
  const targets = (await targetsOn(db, definition.id)).filter((target) => target !== null)
  const problems = hoursProblems(definition, { targets, now })
  if (problems.length > 0) throw new Refusal('clocks.badCalendar', 'invalid', { problems })
}

function saved(
  { emit }: CommandContext,
  calendar: { id: string; version: number; hours: CalendarContent['hours'] },
  change: 'created' | 'edited' | 'holidays',
) {
  const { id, version, hours } = calendar
  emit(calendarSaved, {
    subject: id,
    facts: { change, version, years: coveredYears({ id, ...hours }) ?? [] },
  })
  return { calendarId: id, version }
}
