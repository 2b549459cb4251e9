import type { EventRecord } from '#platform/contract/event.ts'
import type { CommandContext } from '#platform/server/command.ts'
import type { Kind } from '../domain/kinds.ts'
import { type Matter, pageOf } from '../domain/matter.ts'
import { tellablePeople } from './people-to-tell.query.ts'
import { sendWebhook } from './webhook-sending.ts'
import { activeWebhooks, insertDeliveries } from './webhooks.store.ts'

interface Told {
  readonly personId: string
  readonly kind: Kind
  readonly event: EventRecord
  readonly matter: Matter
  readonly facts: Readonly<Record<string, unknown>>
}

/** Whoever a webhook speaks of: everybody who was told, or, of a person's own, that person alone. */
const heardBy = (ownerId: string | null, personIds: readonly string[]): readonly string[] =>
  ownerId === null ? personIds : personIds.filter((id) => id === ownerId)

/** The webhooks that hear news; those of colleagues who are not there any more hear nothing. */
async function listening({ db }: CommandContext) {
  const webhooks = (await activeWebhooks(db)).filter(({ purpose }) => purpose === 'news')
  const owners = webhooks.flatMap(({ person_id }) => person_id ?? [])
  const active = owners.length === 0 ? new Map() : await tellablePeople(db, owners)
  return webhooks.filter(({ person_id }) => person_id === null || active.has(person_id))
}

/** Queues what people are told for the programs that want to know of it: one delivery for an event and kind, whoever hears of it. */
export async function tellWebhooks(context: CommandContext, told: readonly Told[]): Promise<void> {
  const { db, now, newId, enqueue } = context
  const webhooks = await listening(context)
  if (webhooks.length === 0) return
  const news = [...Map.groupBy(told, ({ event, kind }) => `${event.id} ${kind}`).values()]
  const deliveries = news.flatMap((same) => {
    const { kind, event, matter, facts } = same[0] as Told
    const everybody = [...new Set(same.map(({ personId }) => personId))]
    const about = { at: new Date(event.at).toISOString(), ...matter, facts, path: pageOf(matter) }
    return webhooks.flatMap(({ id, kinds, person_id }) => {
      const personIds = heardBy(person_id, everybody)
      if (personIds.length === 0 || (kinds.length > 0 && !kinds.includes(kind))) return []
      return { id: newId(), webhookId: id, eventId: event.id, kind, content: { ...about, personIds } }
    })
  })
  for (const deliveryId of await insertDeliveries(db, deliveries, now))
    await enqueue(sendWebhook, { deliveryId })
}
