import type { CommandContext } from '#platform/server/command.ts'
import { isOrdered, isOrderedIn, type Telling } from './channels.ts'
import { numberOf } from './matter-number.query.ts'
import { browsersOf, insertPushes } from './push.store.ts'
import { sendPush } from './push-sending.ts'

/** What a browser is told, and from which moment on. */
type Pushed = Telling & { readonly from: number }

/** Queues what people are told for the browsers in which they want to be; what waits for the end of quiet hours is started then. */
export async function tellBrowsers(context: CommandContext, told: readonly Pushed[]): Promise<void> {
  const { db, now, newId, enqueue } = context
  const browsers = await browsersOf(db, [...new Set(told.map(({ personId }) => personId))])
  for (const telling of told) {
    const { personId, kind, event, matter, from } = telling
    const own = browsers.get(personId)
    if (own === undefined) continue
    const number = (await numberOf(db, matter)) ?? ''
    const { dueAt } = telling.facts
    const facts = {
      ...{ number, dueAt },
      ...(isOrdered(telling) && { ordered: true as const }),
      ...(isOrderedIn('push', telling) && { orderedHere: true as const }),
    }
    const about = { personId, eventId: event.id, kind, matter, facts }
    const pushes = own.map((subscriptionId) => ({ id: newId(), subscriptionId, ...about }))
    const queued = await insertPushes(db, pushes, { now, from })
    if (from <= now) for (const deliveryId of queued) await enqueue(sendPush, { deliveryId })
  }
}
