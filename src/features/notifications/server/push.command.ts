import webPush from 'web-push'
import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import { preparePush, subscribeToPush, tryPush, unsubscribeFromPush } from '../contract/push.ts'
import { personOf } from './own.ts'
import {
  browsersOf,
  dropSubscriptions,
  insertPushes,
  keepKeys,
  keysOf,
  otherBrowsers,
  saveSubscription,
} from './push.store.ts'
import { sendPush } from './push-sending.ts'

/** More than anybody uses; each is told of everything. */
const mostBrowsers = 20

export const preparingPush = command(preparePush, async ({ db, seal }) => {
  const kept = await keysOf(db)
  if (kept !== undefined) return { publicKey: kept.public_key }
  const { publicKey, privateKey } = webPush.generateVAPIDKeys()
  const keys = await keepKeys(db, { publicKey, privateSealed: seal(privateKey) })
  return { publicKey: keys?.public_key ?? publicKey }
})

export const subscribing = command(
  subscribeToPush,
  async ({ db, actor, now, newId }, { endpoint, keys, device }) => {
    const personId = personOf(actor)
    if ((await otherBrowsers(db, personId, endpoint)) >= mostBrowsers)
      throw new Refusal('notifications.tooManyBrowsers', 'limit', { most: mostBrowsers })
    return {
      subscriptionId: await saveSubscription(db, {
        ...{ id: newId(), person_id: personId, endpoint, device },
        ...{ p256dh: keys.p256dh, auth: keys.auth, created_at: new Date(now) },
      }),
    }
  },
)

export const unsubscribing = command(unsubscribeFromPush, async ({ db, actor }, { subscriptionId }) => {
  await dropSubscriptions(db, { personId: personOf(actor), id: subscriptionId })
  return {}
})

export const tryingPush = command(tryPush, async (context, { subscriptionId }) => {
  const { db, actor, now, newId, enqueue } = context
  const personId = personOf(actor)
  const browsers = (await browsersOf(db, [personId])).get(personId) ?? []
  if (!browsers.includes(subscriptionId)) throw new Refusal('notifications.noSuchBrowser', 'missing')
  const trial = { kind: null, matter: null, facts: {} }
  const pushes = [{ id: newId(), subscriptionId, personId, eventId: newId(), ...trial }]
  for (const deliveryId of await insertPushes(db, pushes, { now })) await enqueue(sendPush, { deliveryId })
  return {}
})
