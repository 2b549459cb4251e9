import type { z } from 'zod'
import type { ticketKind, urgency } from '#features/tickets/contract.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { calendarSaved, policySaved } from '../../contract.ts'
import { coveredYears, defaultHours } from '../../domain/calendars.ts'
import { defaultPolicies } from '../../domain/policies.ts'
import { hasCalendars, insertCalendar } from '../calendars.store.ts'
import { insertPolicies } from '../policies.store.ts'
import type { PolicyContent } from '../policy-row.ts'

const names = {
  workingHours: { nameZh: '工作时间', nameEn: 'Working hours' },
  aroundTheClock: { nameZh: '全天候（24×7）', nameEn: 'Around the clock (24×7)' },
} as const

/** Gives a new organisation its calendars and time limits; one that has calendars keeps what it has. */
export async function installDefaults(
  context: CommandContext,
  { timeZone }: { timeZone: string },
): Promise<void> {
  const { db, newId, now, actor } = context
  if (await hasCalendars(db)) return
  const calendars = {
    workingHours: await install(context, timeZone, 'workingHours'),
    aroundTheClock: await install(context, timeZone, 'aroundTheClock'),
  }
  const policies = defaultPolicies.map(({ countsOn, ...policy }): PolicyContent & { id: string } => ({
    ...policy,
    id: newId(),
    calendarId: calendars[countsOn],
    active: true,
  }))
  await insertPolicies(db, policies, { now, by: actor.id, change: 'installed' })
  for (const policy of policies) sayInstalled(context, policy)
}

async function install(
  { db, emit, now, newId, actor }: CommandContext,
  timeZone: string,
  which: keyof typeof names,
): Promise<string> {
  const id = newId()
  const hours = defaultHours(timeZone)[which]
  await insertCalendar(db, { id, ...names[which], hours }, { now, by: actor.id })
  const years = coveredYears({ id, ...hours }) ?? []
  emit(calendarSaved, { subject: id, facts: { change: 'installed', version: 1, years } })
  return id
}

function sayInstalled(
  { emit }: CommandContext,
  { id, obligation, kind, urgency: urgent }: PolicyContent & { id: string },
): void {
  emit(policySaved, {
    subject: id,
    facts: {
      change: 'installed',
      obligation,
      kind: kind as z.output<typeof ticketKind> | null,
      urgency: urgent as z.output<typeof urgency> | null,
    },
  })
}
