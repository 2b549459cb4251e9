import { z } from 'zod'
import { nothing, read, write } from '#platform/contract/endpoint.ts'
import { id, moment } from '#platform/contract/id.ts'
import { obligation, policyEvents, target } from '../contract.ts'
import { policyChanges } from '../domain/codes.ts'
import { statuteCodes } from '../domain/statutes.ts'
import { limitConditions } from './conditions.ts'

const content = z.object({
  obligation,
  ...limitConditions,
  /** Null says that these tickets have no such limit. */
  target: target.nullable(),
  calendarId: id,
  /** Stands still while the ticket waits for its customer; never for a statutory limit. */
  pausable: z.boolean(),
  active: z.boolean().default(true),
})

const statute = z.enum(statuteCodes)

/** `statute`: which statute set it; such a limit is never paused and keeps its time. */
const policy = content.extend({ id, version: z.number(), statute: statute.nullable() })
export type ClockPolicy = z.output<typeof policy>

/** Time limits in their order. */
export const listPolicies = read({
  path: '/api/clock-policies',
  access: 'clocks.configure',
  reach: 'all',
  input: nothing,
  reply: z.object({ policies: z.array(policy) }),
  refreshOn: policyEvents,
})

/** A new limit stands last. It holds for tickets that open, reopen or are judged anew from now on. */
export const createPolicy = write({
  method: 'POST',
  path: '/api/clock-policies',
  access: 'clocks.configure',
  reach: 'all',
  input: content,
  reply: policy,
})

export const editPolicy = write({
  method: 'PUT',
  path: '/api/clock-policies/:policyId',
  access: 'clocks.configure',
  reach: 'all',
  input: content,
  reply: policy,
})

export const removePolicy = write({
  method: 'DELETE',
  path: '/api/clock-policies/:policyId',
  access: 'clocks.configure',
  reach: 'all',
  input: nothing,
  reply: z.object({}),
})

/** The whole list in its new order. */
export const orderPolicies = write({
  method: 'PUT',
  path: '/api/clock-policy-order',
  access: 'clocks.configure',
  reach: 'all',
  input: z.object({ policyIds: z.array(id).min(1).max(500) }),
  reply: z.object({}),
})

/** Adds the limits of a statute after the others; refused with `clocks.statuteInstalled` while any of them is there. */
export const installStatute = write({
  method: 'PUT',
  path: '/api/clock-policy-statutes/:statute',
  access: 'clocks.configure',
  reach: 'all',
  input: nothing,
  reply: z.object({ policies: z.array(policy) }),
})

/** Every version of a limit, the newest first. */
export const policyHistory = read({
  path: '/api/clock-policies/:policyId/versions',
  access: 'clocks.configure',
  reach: 'all',
  input: nothing,
  reply: z.object({
    versions: z.array(
      z.object({
        version: z.number(),
        change: z.enum(policyChanges),
        at: moment,
        by: z.object({ id, name: z.string() }).nullable(),
        target: target.nullable(),
        pausable: z.boolean(),
        active: z.boolean(),
      }),
    ),
  }),
  refreshOn: policyEvents,
})
