import type { CommandContext } from '#platform/server/command.ts'
import { pageOf } from '../domain/matter.ts'
import type { Telling } from './channels.ts'
import { mailedPerson } from './mailed-person.query.ts'
import { browsersOf, insertPushes } from './push.store.ts'
import { sendPush } from './push-sending.ts'

/** Queues what people are told for the browsers in which they want to be. */
export async function tellBrowsers(context: CommandContext, told: readonly Telling[]): Promise<void> {
  const { db, now, newId, enqueue } = context
  const browsers = await browsersOf(db, [...new Set(told.map(({ personId }) => personId))])
  for (const { personId, kind, event, matter, facts } of told) {
    const own = browsers.get(personId)
    if (own === undefined) continue
    const number = (await mailedPerson(db, personId, matter))?.number ?? ''
    const { dueAt } = facts
    const about = { personId, eventId: event.id, kind, path: pageOf(matter), facts: { number, dueAt } }
    const pushes = own.map((subscriptionId) => ({ id: newId(), subscriptionId, ...about }))
    for (const deliveryId of await insertPushes(db, pushes, now)) await enqueue(sendPush, { deliveryId })
  }
}
