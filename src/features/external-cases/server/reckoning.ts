import type { CompiledCalendar } from '@huixiang/business-time/compiled-calendar.ts'
import { workingHours } from '#features/clocks/server/public/working-hours.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { countedTerm, type WireTerm } from '../contract/terms.ts'
import { type Deadline, dayOf, deadlineOf, nextWake, type Term } from '../domain/deadline.ts'
import type { Source } from '../domain/sources.ts'
import type { ExternalCase } from './external-cases.store.ts'

/** The calendar that deadlines are counted on. */
export async function officeCalendar(db: ReadHandle): Promise<CompiledCalendar> {
  const calendar = await workingHours(db)
  if (calendar === null) throw new Refusal('external-cases.noCalendar', 'conflict')
  return calendar
}

interface Counted {
  readonly source: Source
  readonly receivedOn: string
  readonly term: WireTerm
}

function soundTerm({ source, receivedOn, term }: Counted, today: string): Term {
  const counted = countedTerm(source, term)
  if (counted === null) throw new Refusal('external-cases.noSuchStatute', 'invalid')
  if (receivedOn > today) throw new Refusal('external-cases.receivedAhead', 'invalid')
  if ('on' in counted && counted.on < receivedOn) throw new Refusal('external-cases.dueBefore', 'invalid')
  return counted
}

/** A deadline as it stands in the row of an open case. */
export const deadlineColumns = (deadline: Deadline, now: number) => ({
  due_on: deadline.dueOn,
  due_at: new Date(deadline.dueAt),
  remind_3_at: new Date(deadline.remind3At),
  remind_1_at: new Date(deadline.remind1At),
  next_wake_at: new Date(nextWake(deadline, now)),
})

/** When somebody's case is due. Refuses what cannot be counted. */
export async function reckoned(db: ReadHandle, counted: Counted, now: number): Promise<Deadline> {
  const calendar = await officeCalendar(db)
  return deadlineOf(calendar, counted.receivedOn, soundTerm(counted, dayOf(calendar, now)))
}

/** What set the deadline of a case, as it was given. */
export function termOf({ due_by, due_statute, due_days, due_on }: ExternalCase): WireTerm {
  if (due_by === 'date') return { by: 'date', on: due_on }
  const days = due_days as number
  return due_by === 'statute' ? { by: 'statute', statute: due_statute as string, days } : { by: due_by, days }
}

/** The same as columns. */
export const termColumns = (term: WireTerm) => ({
  due_by: term.by,
  due_statute: term.by === 'statute' ? term.statute : null,
  due_days: term.by === 'date' ? null : term.days,
})
