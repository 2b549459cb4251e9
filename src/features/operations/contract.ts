import { z } from 'zod'
import { done, listOf, nothing, read, write } from '#platform/contract/endpoint.ts'
import { event } from '#platform/contract/event.ts'
import { id, moment } from '#platform/contract/id.ts'
import { pageInput, pageOf } from '#platform/contract/page.ts'

/** The subject is the event that a reaction could not take. */
const ofDeadLetter = { subject: 'event', readWith: 'operations.read' } as const
export const deadLetterRetried = event('operations.dead_letter_retried', {
  ...ofDeadLetter,
  facts: z.object({ follower: z.string(), attempts: z.number().int() }),
})
export const deadLetterDiscarded = event('operations.dead_letter_discarded', {
  ...ofDeadLetter,
  facts: z.object({ follower: z.string(), attempts: z.number().int() }),
})
export const followerRetried = event('operations.follower_retried', {
  subject: 'follower',
  readWith: 'operations.read',
  facts: z.object({ follower: z.string() }),
})
export const jobRetried = event('operations.job_retried', {
  subject: 'job',
  readWith: 'operations.read',
  facts: z.object({ job: z.string() }),
})
export const jobDiscarded = event('operations.job_discarded', {
  subject: 'job',
  readWith: 'operations.read',
  facts: z.object({ job: z.string() }),
})

const level = z.enum(['fine', 'warning', 'problem'])
const can = z.object({ manage: z.boolean() })

/** One thing that was looked at; its sentence is made from `findings.<code>`. */
export const finding = z.object({ code: z.string(), level, facts: z.record(z.string(), z.unknown()) })

/** Whether everything runs, and what to do where it does not. */
export const operationsHealth = read({
  path: '/api/operations/health',
  access: 'operations.read',
  reach: 'all',
  input: nothing,
  reply: z.object({ level, findings: z.array(finding) }),
  refreshOn: [deadLetterRetried, deadLetterDiscarded, followerRetried, jobRetried, jobDiscarded],
})

/** Everything that follows the log. `lag` counts settled events of its kinds not taken yet, up to 10,000. */
export const followers = read({
  path: '/api/operations/followers',
  access: 'operations.read',
  reach: 'all',
  input: nothing,
  reply: z.object({
    items: z.array(
      z.object({
        name: z.string(),
        kind: z.enum(['reaction', 'projection']),
        version: z.number(),
        lag: z.number(),
        movedAt: moment,
        error: z.string().nullable(),
        failedSince: moment.nullable(),
        attempts: z.number(),
        nextTryAt: moment.nullable(),
        retrying: z.number(),
        dead: z.number(),
        /** A projection that was emptied counts everything again: so many events are read, of so many. */
        anew: z.object({ done: z.number(), of: z.number() }).nullable(),
      }),
    ),
    can,
  }),
  refreshOn: [deadLetterRetried, deadLetterDiscarded, followerRetried],
})

/** Lets a follower that pauses after a failure try at once. */
export const retryFollower = write({
  method: 'POST',
  path: '/api/operations/followers/:name/retries',
  access: 'operations.manage',
  reach: 'all',
  input: nothing,
  reply: done,
})

/** Events that a reaction could not take: `dead` ones wait for a person, the others are tried again by themselves. */
export const deadLetters = read({
  path: '/api/operations/dead-letters',
  access: 'operations.read',
  reach: 'all',
  input: pageInput.extend({
    follower: z.string().max(100).optional(),
    dead: z.enum(['true', 'false']).optional(),
  }),
  reply: pageOf(
    z.object({
      follower: z.string(),
      eventId: id,
      eventType: z.string().nullable(),
      subjectKind: z.string().nullable(),
      subjectId: id.nullable(),
      facts: z.record(z.string(), z.unknown()),
      eventAt: moment.nullable(),
      attempts: z.number(),
      error: z.string(),
      firstFailedAt: moment,
      nextTryAt: moment.nullable(),
      deadAt: moment.nullable(),
    }),
  ).extend({ can }),
  refreshOn: [deadLetterRetried, deadLetterDiscarded],
})

export const retryDeadLetter = write({
  method: 'POST',
  path: '/api/operations/dead-letters/:eventId/retries',
  access: 'operations.manage',
  reach: 'all',
  input: z.object({ follower: z.string().max(100) }),
  reply: done,
})

/** The reaction will never see the event: what it would have done stays undone. */
export const discardDeadLetter = write({
  method: 'DELETE',
  path: '/api/operations/dead-letters/:eventId',
  access: 'operations.manage',
  reach: 'all',
  input: z.object({ follower: z.string().max(100), confirmed: z.literal(true) }),
  reply: done,
})

const jobState = z.enum(['waiting', 'retrying', 'running', 'failed'])

export const jobs = read({
  path: '/api/operations/jobs',
  access: 'operations.read',
  reach: 'all',
  input: pageInput.extend({ name: z.string().max(100).optional(), state: listOf(jobState) }),
  reply: pageOf(
    z.object({
      id,
      name: z.string(),
      state: jobState,
      attempts: z.number(),
      createdAt: moment,
      startedAt: moment.nullable(),
      endedAt: moment.nullable(),
      error: z.string().nullable(),
    }),
  ).extend({ can }),
  refreshOn: [jobRetried, jobDiscarded],
})

export const retryJob = write({
  method: 'POST',
  path: '/api/operations/jobs/:jobId/retries',
  access: 'operations.manage',
  reach: 'all',
  input: nothing,
  reply: done,
})

export const discardJob = write({
  method: 'DELETE',
  path: '/api/operations/jobs/:jobId',
  access: 'operations.manage',
  reach: 'all',
  input: z.object({ confirmed: z.literal(true) }),
  reply: done,
})

/** Timed work: when each ran last, and what went wrong. */
export const timers = read({
  path: '/api/operations/timers',
  access: 'operations.read',
  reach: 'all',
  input: nothing,
  reply: z.object({
    items: z.array(
      z.object({
        name: z.string(),
        everySeconds: z.number(),
        ranAt: moment.nullable(),
        error: z.string().nullable(),
      }),
    ),
  }),
})
