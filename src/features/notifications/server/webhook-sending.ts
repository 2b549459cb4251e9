import { quietUntil } from '@huixiang/business-time/quiet-hours.ts'
import { z } from 'zod'
import { theOrganisation } from '#features/organisation/server/public/profile.ts'
import { id } from '#platform/contract/id.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { type JobContext, job, timer } from '#platform/server/jobs.ts'
import { webhookDelivered, webhookFailed } from '../contract/webhooks.ts'
import { customersNight, isGateway } from '../domain/gateways.ts'
import { due, endOf, noteEnd } from './delivery-queue.store.ts'
import { post, privateAddress, signatureOf } from './posting.ts'
import { linkHere, linkTo } from './public/links.ts'
import { type ClaimedDelivery, claimDelivery, emptyDelivery, holdDelivery } from './webhooks.store.ts'

/** Longer than any attempt can take. */
const leaseMs = 2 * 60_000
const [secretLost, gatewayOff, tooLate] = ['SECRET_LOST', 'GATEWAY_OFF', 'TOO_LATE']
/** Problems that no further attempt changes. */
const hopeless: ReadonlySet<string> = new Set([privateAddress, secretLost, gatewayOff, tooLate])

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

/** Why a message to a customer is not sent: its gateway is another thing by now, or it comes too late to be of use. */
async function keptBack({ db, now }: CommandContext, delivery: ClaimedDelivery) {
  const { kind, purpose, active, not_after: notAfter } = delivery
  if (!isGateway(kind)) return null
  if (!active || purpose !== kind) return { problem: gatewayOff }
  const timeZone = (await theOrganisation(db))?.time_zone ?? 'UTC'
  const until = quietUntil(customersNight, { now, timeZone })
  if (notAfter !== null && Math.max(until ?? now, now) >= notAfter.getTime()) return { problem: tooLate }
  return until === null ? null : { until }
}

/** Says how an attempt ended. What was said to a customer is not kept once it was sent or given up. */
async function end(
  { db, now, emit }: CommandContext,
  { id, kind, event_id: key, attempts }: ClaimedDelivery,
  problem: string | null,
): Promise<void> {
  const delivery = { queue: 'webhook_deliveries', id } as const
  if (problem === null) {
    await noteEnd(db, delivery, { sentAt: now })
    if (isGateway(kind)) await emptyDelivery(db, id)
    emit(webhookDelivered, { subject: id, facts: { attempts } })
    return
  }
  const ended = endOf({ problem, hopeless: hopeless.has(problem) }, { attempts, now })
  await noteEnd(db, delivery, ended)
  if (ended.nextTryAt !== null) return
  if (isGateway(kind)) await emptyDelivery(db, id)
  const toCustomer = isGateway(kind) ? { gateway: kind, key } : {}
  emit(webhookFailed, { subject: id, facts: { attempts, reason: problem, ...toCustomer } })
}

/** Takes a delivery for an attempt; one to a customer is asked anew each time whether its hour has come, and whether it is still wanted. */
async function taken(context: CommandContext, deliveryId: string): Promise<ClaimedDelivery | undefined> {
  const delivery = await claimDelivery(context.db, deliveryId, { now: context.now, leaseMs })
  const kept = delivery && (await keptBack(context, delivery))
  if (delivery === undefined || kept == null) return delivery
  if (kept.until !== undefined) await holdDelivery(context.db, deliveryId, kept.until)
  else await end(context, delivery, kept.problem)
  return undefined
}

/** One attempt to tell one program. What is not due (sent, given up, being tried elsewhere) is left alone. */
export const sendWebhook = job({
  name: 'notifications.send-webhook',
  input: z.object({ deliveryId: id }),
  expireSeconds: 120,
  run: async (context, { deliveryId }) => {
    const delivery = await context.transact((command) => taken(command, deliveryId), {
      quiet: 'an attempt is told by its outcome',
    })
    if (delivery === undefined) return
    const problem = await attempt(context, delivery)
    await context.transact((command) => end(command, delivery, problem), {
      quiet: 'a pause before the next attempt is told when it is sent or given up',
    })
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
