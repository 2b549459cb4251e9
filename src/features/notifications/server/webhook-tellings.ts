import type { EventRecord } from '#platform/contract/event.ts'
import type { CommandContext } from '#platform/server/command.ts'
import type { Kind } from '../domain/kinds.ts'
import { type Matter, pageOf } from '../domain/matter.ts'
import { sendWebhook } from './webhook-sending.ts'
import { activeWebhooks, insertDeliveries } from './webhooks.store.ts'

interface Told {
  readonly personId: string
  readonly kind: Kind
  readonly event: EventRecord
  readonly matter: Matter
  readonly facts: Readonly<Record<string, unknown>>
}

/** Queues what people are told for the programs that want to know of it: one delivery for an event and kind, whoever hears of it. */
export async function tellWebhooks(context: CommandContext, told: readonly Told[]): Promise<void> {
  const { db, now, newId, enqueue } = context
  const webhooks = (await activeWebhooks(db)).filter(({ purpose }) => purpose === 'news')
  if (webhooks.length === 0) return
  const news = [...Map.groupBy(told, ({ event, kind }) => `${event.id} ${kind}`).values()]
  const deliveries = news.flatMap((same) => {
    const { kind, event, matter, facts } = same[0] as Told
    const personIds = [...new Set(same.map(({ personId }) => personId))]
    const about = { at: new Date(event.at).toISOString(), ...matter, personIds, facts, path: pageOf(matter) }
    return webhooks
      .filter(({ kinds }) => kinds.length === 0 || kinds.includes(kind))
      .map(({ id }) => ({ id: newId(), webhookId: id, eventId: event.id, kind, content: about }))
  })
  for (const deliveryId of await insertDeliveries(db, deliveries, now))
    await enqueue(sendWebhook, { deliveryId })
}
