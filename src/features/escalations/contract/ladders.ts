import { z } from 'zod'
import { urgency } from '#features/tickets/contract.ts'
import { done, nothing, read, write } from '#platform/contract/endpoint.ts'
import { id } from '#platform/contract/id.ts'
import { channel, ladderEvents, matter } from '../contract.ts'
import { reachedBy, shares } from '../domain/codes.ts'

const minutes = z
  .number()
  .int()
  .min(1)
  .max(60 * 24 * 60)

const step = z.object({
  after: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('share'), share: z.literal(shares) }),
    z.object({ kind: z.literal('past'), minutes }),
    z.object({ kind: z.literal('unacknowledged') }),
  ]),
  who: z
    .array(
      z.discriminatedUnion('to', [
        z.object({ to: z.enum(reachedBy).exclude(['person', 'role']) }),
        z.object({ to: z.literal('person'), personId: id }),
        z.object({ to: z.literal('role'), roleId: id }),
      ]),
    )
    .min(1)
    .max(10),
  channels: z.array(channel),
  acknowledgeWithin: minutes.nullable(),
  repeat: z.object({ every: minutes, times: z.number().int().min(1).max(20) }).nullable(),
  waits: z.boolean(),
})

/** What it is for stays as it was created; a limit's own ladder comes before one for an urgency, and that before the one for everything. */
const scope = z.object({ matter, policyId: id.nullable(), urgency: urgency.nullable() })
const content = z.object({
  /** How long an alert may stay open; null for what has a clock of its own. */
  limitMinutes: minutes.nullable(),
  steps: z.array(step).min(1).max(20),
  active: z.boolean(),
})
const ladder = scope.extend(content.shape).extend({ id, version: z.number() })
export type EscalationLadder = z.output<typeof ladder>
export type LadderStep = z.output<typeof step>

const quietHours = z.object({
  from: z.number().int().min(0).max(1439),
  to: z.number().int().min(0).max(1439),
})

const setting = { access: 'clocks.configure', reach: 'all' } as const

/** All ladders and the quiet hours, in minutes of the day where the organisation is. */
export const listLadders = read({
  path: '/api/escalation-ladders',
  ...setting,
  input: nothing,
  reply: z.object({ ladders: z.array(ladder), quietHours }),
  refreshOn: ladderEvents,
})

/** Refused with `escalations.ladderExists` where there is one for the same. */
export const createLadder = write({
  method: 'POST',
  path: '/api/escalation-ladders',
  ...setting,
  input: scope.extend(content.shape),
  reply: ladder,
})

/** What climbs already goes on by the version it began with. */
export const editLadder = write({
  method: 'PUT',
  path: '/api/escalation-ladders/:ladderId',
  ...setting,
  input: content,
  reply: ladder,
})

export const removeLadder = write({
  method: 'DELETE',
  path: '/api/escalation-ladders/:ladderId',
  ...setting,
  input: nothing,
  reply: done,
})

/** The same minute twice means that there are none. */
export const setQuietHours = write({
  method: 'PUT',
  path: '/api/escalation-quiet-hours',
  ...setting,
  input: quietHours,
  reply: quietHours,
})
