import { z } from 'zod'
import { done, nothing, read, write } from '#platform/contract/endpoint.ts'
import { id, moment } from '#platform/contract/id.ts'

const own = { signedIn: 'one’s own notifications' } as const
const ownWrite = { access: own, quiet: 'in which browsers somebody is told is their own matter' } as const
const base64url = z.string().regex(/^[\w-]+=*$/)

/** The installation's public key, made when it is first asked for. */
export const preparePush = write({
  method: 'PUT',
  path: '/api/push-key',
  input: nothing,
  reply: z.object({ publicKey: z.string() }),
  ...ownWrite,
})

export const myPushDevices = read({
  path: '/api/push-subscriptions',
  access: own,
  input: nothing,
  reply: z.object({
    items: z.array(z.object({ id, device: z.string(), since: moment, endpoint: z.string() })),
  }),
})

/** A browser's subscription as the Push API gives it; the same browser is known once, with whoever subscribed it last. */
export const subscribeToPush = write({
  method: 'POST',
  path: '/api/push-subscriptions',
  input: z.object({
    endpoint: z.url().max(2000),
    keys: z.object({ p256dh: base64url.max(200), auth: base64url.max(100) }),
    device: z.string().trim().min(1).max(100),
  }),
  reply: z.object({ subscriptionId: id }),
  ...ownWrite,
})

export const unsubscribeFromPush = write({
  method: 'DELETE',
  path: '/api/push-subscriptions/:subscriptionId',
  input: nothing,
  reply: done,
  ...ownWrite,
})

/** Sends a trial to one of one's own browsers. */
export const tryPush = write({
  method: 'POST',
  path: '/api/push-subscriptions/:subscriptionId/trials',
  input: nothing,
  reply: done,
  ...ownWrite,
})
