import { z } from 'zod'
import { id } from '#platform/contract/id.ts'
import { type JobContext, job, timer } from '#platform/server/jobs.ts'
import { webhookDelivered, webhookFailed } from '../contract/webhooks.ts'
import { isGateway } from '../domain/gateways.ts'
import { due, endOf, noteEnd } from './delivery-queue.store.ts'
import { post, privateAddress, signatureOf } from './posting.ts'
import { linkHere, linkTo } from './public/links.ts'
import { type ClaimedDelivery, claimDelivery, emptyDelivery } from './webhooks.store.ts'

/** Longer than any attempt can take. */
const leaseMs = 2 * 60_000
const secretLost = 'SECRET_LOST'

/** What is sent: the content with the address it leads to; null where its secret part cannot be read any more. */
function bodyOf({ settings, unseal }: JobContext, delivery: ClaimedDelivery): string | null {
  const { path, sealed, ...content } = delivery.content
  const secret = sealed === undefined ? '' : unseal(String(sealed))
  if (secret === null) return null
  const link = linkTo(settings, String(path)) + secret
  const { text } = content
  return JSON.stringify({
    id: delivery.id,
    eventId: delivery.event_id,
    kind: delivery.kind,
    ...content,
    ...(typeof text === 'string' && { text: text.replace(linkHere, link) }),
    link,
  })
}

/** One attempt; gives what went wrong, or null. */
async function attempt(context: JobContext, delivery: ClaimedDelivery): Promise<string | null> {
  const secret = context.unseal(delivery.secret_sealed)
  const body = bodyOf(context, delivery)
  if (secret === null || body === null) return secretLost
  const signature = signatureOf(body, { secret, at: await context.now() })
  const headers = { 'x-huixiang-signature': signature, 'x-huixiang-delivery': delivery.id }
  try {
    // A person's own may lie inside only where the organisation lets all of them.
    const inside = delivery.person_id !== null && context.settings.HUIXIANG_PUSH_INSIDE
    const allowsPrivate = delivery.allows_private || inside
    const status = await post({ url: delivery.url, body, headers, allowsPrivate })
    return status >= 200 && status < 300 ? null : `HTTP ${status}`
  } catch (error) {
    return (error as { code?: string }).code ?? 'unknown'
  }
}

/** One attempt to tell one program. What is not due (sent, given up, being tried elsewhere) is left alone. */
export const sendWebhook = job({
  name: 'notifications.send-webhook',
  input: z.object({ deliveryId: id }),
  expireSeconds: 120,
  run: async (context, { deliveryId }) => {
    const delivery = await context.transact(
      ({ db, now }) => claimDelivery(db, deliveryId, { now, leaseMs }),
      {
        quiet: 'an attempt is told by its outcome',
      },
    )
    if (delivery === undefined) return
    const problem = await attempt(context, delivery)
    const { attempts, kind } = delivery
    await context.transact(
      async ({ db, now, emit }) => {
        const [subject, delivery] = [
          { subject: deliveryId },
          { queue: 'webhook_deliveries', id: deliveryId } as const,
        ]
        if (problem === null) {
          await noteEnd(db, delivery, { sentAt: now })
          // What was said to a customer is not kept here.
          if (isGateway(kind)) await emptyDelivery(db, deliveryId)
          emit(webhookDelivered, { ...subject, facts: { attempts } })
          return
        }
        const hopeless = problem === privateAddress || problem === secretLost
        const end = endOf({ problem, hopeless }, { attempts, now })
        await noteEnd(db, delivery, end)
        if (end.nextTryAt === null) emit(webhookFailed, { ...subject, facts: { attempts, reason: problem } })
      },
      { quiet: 'a pause before the next attempt is told when it is sent or given up' },
    )
  },
})

/** Starts attempts whose pause is over, or whose process was lost. */
export const sendDueWebhooks = timer({
  name: 'notifications.send-due-webhooks',
  everySeconds: 15,
  run: async ({ transact }) => {
    await transact(
      async ({ db, now, enqueue }) => {
        for (const deliveryId of await due(db, 'webhook_deliveries', now))
          await enqueue(sendWebhook, { deliveryId }, { once: deliveryId })
      },
      { quiet: 'an attempt is told by its outcome' },
    )
  },
})
