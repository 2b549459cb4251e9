import { z } from 'zod'
import { done, nothing, read, write } from '#platform/contract/endpoint.ts'
import { event } from '#platform/contract/event.ts'
import { id, moment } from '#platform/contract/id.ts'
import { notificationKind } from '../contract.ts'
import { deliveryStates } from '../domain/delivery-states.ts'
import { messengers, robotMailings } from '../domain/robots.ts'

const count = z.number().int()
const ofRobot = { subject: 'robot', readWith: 'organisation.configure' } as const
export const robotSaved = event('notifications.robot_saved', {
  ...ofRobot,
  facts: z.object({ change: z.enum(['created', 'edited']), service: z.enum(messengers) }),
})
export const robotRemoved = event('notifications.robot_removed', { ...ofRobot, facts: z.object({}) })
/** Somebody asked it for a sign of life. */
export const robotTried = event('notifications.robot_tried', { ...ofRobot, facts: z.object({}) })
const ofMessage = { subject: 'robot', readWith: 'operations.read' } as const
/** One message, which may tell several things. */
export const robotTold = event('notifications.robot_told', {
  ...ofMessage,
  facts: z.object({ lines: count }),
})
/** Given up. `reason` says what the service answered, or the connection's error code. */
export const robotFailed = event('notifications.robot_failed', {
  ...ofMessage,
  facts: z.object({ lines: count, reason: z.string() }),
})
export const robotSentAgain = event('notifications.robot_sent_again', { ...ofMessage, facts: z.object({}) })

export const robotEvents = [
  robotSaved,
  robotRemoved,
  robotTried,
  robotTold,
  robotFailed,
  robotSentAgain,
] as const

const minuteOfDay = count.min(0).max(1439)

const said = z.object({
  name: z.string().trim().min(1).max(100),
  kinds: z.array(notificationKind).min(1),
  /** Hears of what happens there and below; null: everywhere. */
  unitId: id.nullable().default(null),
  /** What presses is told at once; the rest so. */
  mailing: z.enum(robotMailings),
  /** When the chat is left alone, unless it presses; minutes after midnight where the organisation is. */
  quiet: z.object({ from: minuteOfDay, to: minuteOfDay }).nullable().default(null),
  digestAt: minuteOfDay.default(8 * 60),
  active: z.boolean(),
})
/** Whoever knows it speaks through the robot: it is never shown again. */
const address = z.url({ protocol: /^https?$/ }).max(1000)
/** It runs on a server of the organisation's own; called only where `HUIXIANG_ROBOT_ORIGINS` names it. */
const ownServer = z.boolean().default(false)
const secret = z.string().trim().min(1).max(300)
const setting = { access: 'organisation.configure', reach: 'all' } as const

export const listRobots = read({
  path: '/api/robots',
  ...setting,
  input: nothing,
  reply: z.object({
    items: z.array(
      said.required().extend({
        id,
        service: z.enum(messengers),
        /** Where it leads, and how it ends. */
        address: z.string(),
        signed: z.boolean(),
        /** What became of the latest thing it was told. */
        last: z
          .object({ state: z.enum(deliveryStates), at: moment, problem: z.string().nullable() })
          .nullable(),
      }),
    ),
  }),
  refreshOn: [robotSaved, robotRemoved, robotTried, robotTold, robotFailed],
})

/** Refuses `notifications.notOfService` {service} for an address that is none of the service's. */
export const addRobot = write({
  method: 'POST',
  path: '/api/robots',
  ...setting,
  input: said.extend({
    service: z.enum(messengers),
    address,
    ownServer,
    secret: secret.nullable().default(null),
  }),
  reply: z.object({ robotId: id }),
})

/** What of address and secret is left out stays; a secret of null means that nothing is signed any more. */
export const changeRobot = write({
  method: 'PUT',
  path: '/api/robots/:robotId',
  ...setting,
  input: said.extend({ address: address.optional(), ownServer, secret: secret.nullable().optional() }),
  reply: done,
})

/** What waits for it goes with it. */
export const removeRobot = write({
  method: 'DELETE',
  path: '/api/robots/:robotId',
  ...setting,
  input: nothing,
  reply: done,
})

/** Sends one message at once, and once; the list says what became of it. */
export const tryRobot = write({
  method: 'POST',
  path: '/api/robots/:robotId/trials',
  ...setting,
  input: nothing,
  reply: done,
})

/** Tries once more what was given up. */
export const sendRobotAgain = write({
  method: 'POST',
  path: '/api/robot-deliveries/:deliveryId/sendings',
  access: 'operations.manage',
  reach: 'all',
  input: nothing,
  reply: done,
})
