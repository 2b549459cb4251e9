import { z } from 'zod'
import { calendarEvents } from '#features/clocks/contract.ts'
import { availabilityChanged } from '#features/staff/contract/events.ts'
import { availability } from '#features/staff/contract/shapes.ts'
import { done, nothing, read, write } from '#platform/contract/endpoint.ts'
import { event } from '#platform/contract/event.ts'
import { id, moment } from '#platform/contract/id.ts'

const ofPerson = { subject: 'person', readWith: 'dispatch.assign' } as const

/** Null when the person is on no roster any more: then only their presence counts. */
export const shiftSet = event('dispatch.shift_set', {
  ...ofPerson,
  facts: z.object({ calendarId: id.nullable() }),
})
export const shiftChanged = event('dispatch.shift_changed', {
  ...ofPerson,
  facts: z.object({
    change: z.enum(['added', 'removed']),
    startsAt: moment,
    endsAt: moment,
    works: z.boolean(),
  }),
})
export const shiftBegan = event('dispatch.shift_began', { ...ofPerson, facts: z.object({}) })
/** `backAt` is when they work next; null when that is not in sight. */
export const shiftEnded = event('dispatch.shift_ended', {
  ...ofPerson,
  facts: z.object({ backAt: moment.nullable() }),
})
export const rosterEvents = [shiftSet, shiftChanged, shiftBegan, shiftEnded] as const

const change = z.object({ id, startsAt: moment, endsAt: moment, works: z.boolean() })

/** Who of the reader's people works when. */
export const roster = read({
  path: '/api/dispatch-roster',
  access: 'dispatch.assign',
  input: nothing,
  reply: z.object({
    calendars: z.array(z.object({ id, nameZh: z.string(), nameEn: z.string() })),
    people: z.array(
      z.object({
        id,
        name: z.string(),
        unitId: id,
        availability,
        shift: z.object({ calendarId: id, onDuty: z.boolean(), nextAt: moment }).nullable(),
        /** Leave and extra work that is not over. */
        changes: z.array(change),
      }),
    ),
  }),
  refreshOn: [...rosterEvents, ...calendarEvents, availabilityChanged],
})
export const setShift = write({
  method: 'PUT',
  path: '/api/people/:personId/shift',
  access: 'dispatch.assign',
  input: z.object({ calendarId: id.nullable() }),
  reply: done,
})
export const addShiftChange = write({
  method: 'POST',
  path: '/api/people/:personId/shift-changes',
  access: 'dispatch.assign',
  input: change
    .omit({ id: true })
    .refine(({ startsAt, endsAt }) => Date.parse(startsAt) < Date.parse(endsAt)),
  reply: z.object({ changeId: id }),
})
export const removeShiftChange = write({
  method: 'DELETE',
  path: '/api/people/:personId/shift-changes/:changeId',
  access: 'dispatch.assign',
  input: nothing,
  reply: done,
})
/** What the next one must know, should the ticket go on to them; an empty text takes it back. */
export const setHandoverNote = write({
  method: 'PUT',
  path: '/api/tickets/:ticketId/handover-note',
  access: 'dispatch.claim',
  input: z.object({ text: z.string().trim().max(2000) }),
  reply: done,
  quiet: 'a note to oneself until the ticket goes on; dispatch.returned tells when it does',
})
