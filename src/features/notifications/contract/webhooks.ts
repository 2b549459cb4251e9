import { z } from 'zod'
import { done, listOf, nothing, read, write } from '#platform/contract/endpoint.ts'
import { event } from '#platform/contract/event.ts'
import { id, moment } from '#platform/contract/id.ts'
import { pageInput, pageOf } from '#platform/contract/page.ts'
import { mailFailed, mailSent, mailSentAgain, notificationKind, notificationsDelivered } from '../contract.ts'
import { deliveryStates } from '../domain/delivery-states.ts'
import { gateways, purposes } from '../domain/gateways.ts'
import { kinds } from '../domain/kinds.ts'
import { robotFailed, robotSentAgain, robotTold } from './robots.ts'

const ofWebhook = { subject: 'webhook', readWith: 'organisation.configure' } as const
export const webhookSaved = event('notifications.webhook_saved', {
  ...ofWebhook,
  facts: z.object({ change: z.enum(['created', 'edited']) }),
})
export const webhookRemoved = event('notifications.webhook_removed', { ...ofWebhook, facts: z.object({}) })
const ofDelivery = { subject: 'webhook-delivery', readWith: 'operations.read' } as const
export const webhookDelivered = event('notifications.webhook_delivered', {
  ...ofDelivery,
  facts: z.object({ attempts: z.number().int() }),
})
/** Given up. `reason` is the other side's HTTP status or the connection's error code. */
export const webhookFailed = event('notifications.webhook_failed', {
  ...ofDelivery,
  /** Of a message to a customer: through which gateway, and what it was the consequence of. */
  facts: z.object({
    attempts: z.number().int(),
    reason: z.string(),
    gateway: z.enum(gateways).optional(),
    key: id.optional(),
  }),
})
export const webhookSentAgain = event('notifications.webhook_sent_again', {
  ...ofDelivery,
  facts: z.object({}),
})

export const webhookEvents = [
  webhookSaved,
  webhookRemoved,
  webhookDelivered,
  webhookFailed,
  webhookSentAgain,
] as const

/** What a webhook is. */
export const webhookContent = z.object({
  name: z.string().trim().min(1).max(100),
  url: z.url({ protocol: /^https?$/ }).max(2000),
  /** News for a program of the organisation, what automation rules tell, or a gateway by which customers are reached; of each gateway one is in use (`notifications.oneGateway`). */
  purpose: z.enum(purposes).default('news'),
  /** Of news. Empty: every kind. */
  kinds: z.array(notificationKind),
  /** Whether it may lie inside the organisation's own network. */
  allowsPrivate: z.boolean(),
  active: z.boolean(),
})
const setting = { access: 'organisation.configure', reach: 'all' } as const

export const listWebhooks = read({
  path: '/api/webhooks',
  ...setting,
  input: nothing,
  reply: z.object({ items: z.array(webhookContent.extend({ id })) }),
  refreshOn: [webhookSaved, webhookRemoved],
})

/** The secret is told once. What is sent carries `x-huixiang-signature: t=SECONDS,v1=HEX`, the HMAC-SHA-256 of `SECONDS.BODY` by it. */
export const createWebhook = write({
  method: 'POST',
  path: '/api/webhooks',
  ...setting,
  input: webhookContent,
  reply: z.object({ id, secret: z.string() }),
  kept: () => null,
})

export const editWebhook = write({
  method: 'PUT',
  path: '/api/webhooks/:webhookId',
  ...setting,
  input: webhookContent,
  reply: done,
})

/** Its deliveries go with it. */
export const removeWebhook = write({
  method: 'DELETE',
  path: '/api/webhooks/:webhookId',
  ...setting,
  input: nothing,
  reply: done,
})

export const deliveryChannel = z.enum(['in_app', 'email', 'push', 'webhook', 'robot'])
export const deliveryState = z.enum(deliveryStates)

const delivery = z.object({
  id,
  channel: deliveryChannel,
  /** Null for mails, whose subject says it, and for trials of a browser or a robot. */
  kind: z.enum([...kinds, ...gateways, 'rule_ran']).nullable(),
  /** Of a mail its subject, else the number of what it is about; null where that has none. */
  subject: z.string().nullable(),
  /** A colleague's name, a masked address, or the name of a webhook or a robot. */
  to: z.string(),
  at: moment,
  state: deliveryState,
  /** When it is tried (again), or what it waits for is over; null when it is done with. */
  nextAt: moment.nullable(),
  attempts: z.number(),
  problem: z.string().nullable(),
})

/** What was sent to whom, when, with what result, or what it waits for; the latest first. */
export const deliveryLog = read({
  path: '/api/deliveries',
  access: 'operations.read',
  reach: 'all',
  input: pageInput.extend({
    channel: listOf(deliveryChannel),
    state: listOf(deliveryState),
    /** Part of a name, an address or a subject. */
    text: z.string().trim().max(100).optional(),
  }),
  reply: pageOf(delivery).extend({ can: z.object({ manage: z.boolean() }) }),
  refreshOn: [
    notificationsDelivered,
    mailSent,
    mailFailed,
    mailSentAgain,
    webhookDelivered,
    webhookFailed,
    webhookSentAgain,
    robotTold,
    robotFailed,
    robotSentAgain,
  ],
})

/** Tries once more what was given up. */
export const sendWebhookAgain = write({
  method: 'POST',
  path: '/api/webhook-deliveries/:deliveryId/sendings',
  access: 'operations.manage',
  reach: 'all',
  input: nothing,
  reply: done,
})
