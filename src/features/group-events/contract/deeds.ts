import { z } from 'zod'
import { voiceText } from '#features/intake/contract.ts'
import { done, nothing, write } from '#platform/contract/endpoint.ts'
import { id } from '#platform/contract/id.ts'
import { rule } from '../contract.ts'
import { closeReasons } from '../domain/codes.ts'
import { groupEventFilters } from './reading.ts'

const mostWords = 2000
const access = 'group-events.close'

export const closeGroupEvent = write({
  method: 'PUT',
  path: '/api/group-events/:groupEventId/closure',
  access,
  input: z.object({ reason: z.enum(closeReasons), words: z.string().trim().max(mostWords).optional() }),
  reply: done,
})

export const reopenGroupEvent = write({
  method: 'DELETE',
  path: '/api/group-events/:groupEventId/closure',
  access,
  input: nothing,
  reply: done,
})

export const noteGroupEvent = write({
  method: 'POST',
  path: '/api/group-events/:groupEventId/notes',
  access,
  input: z.object({ text: voiceText.pipe(z.string().max(mostWords)) }),
  reply: z.object({ noteId: id }),
})

/** Takes a voice out of an event that it does not belong to. */
export const takeVoiceOut = write({
  method: 'PUT',
  path: '/api/group-events/:groupEventId/removals/:feedbackId',
  access,
  input: nothing,
  reply: done,
})

/** Puts a voice back that was taken out: it is compared again. */
export const putVoiceBack = write({
  method: 'DELETE',
  path: '/api/group-events/:groupEventId/removals/:feedbackId',
  access,
  input: nothing,
  reply: done,
})

/** For what comes in from now on. */
export const setGroupEventRule = write({
  method: 'PUT',
  path: '/api/group-event-rule',
  access: 'organisation.configure',
  reach: 'all',
  input: rule.refine(({ voices, customers }) => customers <= voices, { path: ['customers'] }),
  reply: done,
})

/** The events chosen, as CSV; its columns keep their English names. */
export const exportGroupEvents = write({
  method: 'POST',
  path: '/api/group-event-exports',
  access: 'intake.export',
  input: groupEventFilters,
  reply: z.object({ fileName: z.string(), csv: z.string(), rows: z.number().int(), more: z.boolean() }),
  kept: () => null,
})
