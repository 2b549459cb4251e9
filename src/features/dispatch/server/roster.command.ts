import { lockTicket } from '#features/tickets/server/public/visible-tickets.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import {
  addShiftChange,
  removeShiftChange,
  setHandoverNote,
  setShift,
  shiftChanged,
  shiftSet,
} from '../contract/roster.ts'
import { knownCalendar, rosteredPerson } from './rostered-person.ts'
import { lookAt } from './shift-looks.ts'
import {
  deleteShift,
  deleteShiftChange,
  insertShiftChange,
  lockShift,
  lookAtShifts,
  saveHandoverNote,
} from './shifts.store.ts'

export const settingShift = command(setShift, async (context, { personId, calendarId }) => {
  const { db, now, emit } = context
  await rosteredPerson(context, personId)
  if (calendarId === null) await deleteShift(db, personId)
  else {
    await knownCalendar(db, calendarId)
    // Whoever was on no roster worked until now. If they do not by these hours, it is the end of a shift like any other.
    const wasOnDuty = (await lockShift(db, personId))?.on_duty ?? true
    const next_at = new Date(now)
    await lookAt(context, [{ person_id: personId, calendar_id: calendarId, on_duty: wasOnDuty, next_at }])
  }
  emit(shiftSet, { subject: personId, facts: { calendarId } })
  return {}
})

export const addingShiftChange = command(addShiftChange, async (context, { personId, ...change }) => {
  const { db, now, emit, newId } = context
  await rosteredPerson(context, personId)
  const changeId = newId()
  const { startsAt, endsAt, works } = change
  await insertShiftChange(db, {
    id: changeId,
    person_id: personId,
    starts_at: new Date(startsAt),
    ends_at: new Date(endsAt),
    works,
  })
  await lookAtShifts(db, { personId }, now)
  emit(shiftChanged, { subject: personId, facts: { change: 'added', ...change } })
  return { changeId }
})

export const removingShiftChange = command(removeShiftChange, async (context, { personId, changeId }) => {
  const { db, now, emit } = context
  await rosteredPerson(context, personId)
  const row = await deleteShiftChange(db, { personId, changeId })
  if (row === undefined) throw new Refusal('dispatch.noSuchShiftChange', 'missing')
  await lookAtShifts(db, { personId }, now)
  const [startsAt, endsAt] = [row.starts_at.toISOString(), row.ends_at.toISOString()]
  emit(shiftChanged, { subject: personId, facts: { change: 'removed', startsAt, endsAt, works: row.works } })
  return {}
})

export const notingHandover = command(setHandoverNote, async (context, { ticketId, text }) => {
  const ticket = await lockTicket(context, { ticketId, permission: 'dispatch.claim' })
  if (ticket.assignee_id === null || ticket.assignee_id !== context.actor.id)
    throw new Refusal('dispatch.notYours', 'forbidden')
  await saveHandoverNote(context.db, { ticketId, personId: ticket.assignee_id, text })
  return {}
})
