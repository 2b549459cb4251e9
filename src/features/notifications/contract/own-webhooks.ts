import { z } from 'zod'
import { done, nothing, read, write } from '#platform/contract/endpoint.ts'
import { id } from '#platform/contract/id.ts'
import { webhookContent } from './webhooks.ts'

const own = { signedIn: 'one’s own notifications' } as const
const ownWrite = { access: own, quiet: 'where somebody is told is their own matter' } as const
const content = webhookContent.pick({ name: true, url: true, kinds: true, active: true })

/** Where one is told oneself. */
export const myWebhooks = read({
  path: '/api/my-webhooks',
  access: own,
  input: nothing,
  reply: z.object({ items: z.array(content.extend({ id })), most: z.number() }),
  refreshOn: [],
})

/**
 * What one is told oneself is posted there, as to the organisation's webhooks. The secret is told once. Refused with
 * `notifications.tooManyWebhooks`.
 */
export const createOwnWebhook = write({
  method: 'POST',
  path: '/api/my-webhooks',
  ...ownWrite,
  input: content,
  reply: z.object({ id, secret: z.string() }),
  kept: () => null,
})

export const editOwnWebhook = write({
  method: 'PUT',
  path: '/api/my-webhooks/:webhookId',
  ...ownWrite,
  input: content,
  reply: done,
})

export const removeOwnWebhook = write({
  method: 'DELETE',
  path: '/api/my-webhooks/:webhookId',
  ...ownWrite,
  input: nothing,
  reply: done,
})
