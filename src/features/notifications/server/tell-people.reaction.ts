import { bulkFinished } from '#features/bulk-deeds/contract.ts'
import { groupEventAlarmed } from '#features/group-events/contract.ts'
import { sealBroken } from '#features/ticket-access/contract.ts'
import { keptFrom } from '#features/tickets/server/public/kept-from.ts'
import { type EventRecord, isEvent } from '#platform/contract/event.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { reaction } from '#platform/server/followers.ts'
import { notificationsDelivered } from '../contract.ts'
import { alertTellings, isAlert } from './alert-recipients.ts'
import { recipientsOfApproval } from './approval-recipients.ts'
import { byChannel, isOrdered, type Telling } from './channels.ts'
import { recipientsOfGiven } from './compensation-recipients.ts'
import { keepLines } from './digest.store.ts'
import { isStep, stepTellings } from './escalation-recipients.ts'
import { extensionTellings, isExtension } from './extension-recipients.ts'
import { followersOnce } from './followers-to-tell.ts'
import { isJoint, jointTellings } from './joint-recipients.ts'
import { mergedAlerts } from './merged-alerts.query.ts'
import { mailPerson } from './notification-mail.ts'
import { insertNotifications, type Told } from './notifications.store.ts'
import { concernedTickets } from './people-to-tell.query.ts'
import { tellBrowsers } from './push-tellings.ts'
import {
  leadersOnce,
  recipientsOf,
  recipientsOfAlarm,
  recipientsOfBreaking,
  tellingEvents,
} from './recipients.ts'
import { tellRobots } from './robot-tellings.ts'
import { isSupervision, supervisionTellings } from './supervision-recipients.ts'
import { tellWebhooks } from './webhook-tellings.ts'

async function tellings(context: CommandContext, events: readonly EventRecord[]): Promise<Telling[]> {
  const tickets = await concernedTickets(
    context.db,
    events.map(({ subjectId }) => subjectId),
  )
  const leaders = leadersOnce(context.db)
  const followers = await followersOnce(context.db, events)
  const found: Telling[] = []
  for (const event of events) {
    if (isStep(event)) {
      for (const told of stepTellings(event)) found.push({ ...told, event })
      continue
    }
    if (isAlert(event)) {
      for (const told of alertTellings(event)) found.push({ ...told, event })
      continue
    }
    if (isEvent(event, groupEventAlarmed)) {
      // How many there are everybody counts among the voices that they see.
      const about = { event, matter: { groupEventId: event.subjectId }, facts: {} }
      for (const recipient of await recipientsOfAlarm(event, context.db))
        found.push({ ...recipient, ...about })
    }
    if (isEvent(event, bulkFinished)) {
      const matter = { bulkDeedId: event.subjectId }
      found.push({ personId: event.facts.personId, kind: 'bulk_finished', event, matter, facts: event.facts })
    }
    const ticket = tickets.get(event.subjectId)
    if (ticket === undefined) continue
    if (isJoint(event)) {
      for (const { result, ...one } of await jointTellings(event, ticket, context.db))
        found.push({ ...one, event, facts: { ...event.facts, result } })
      continue
    }
    if (isSupervision(event)) {
      for (const { result, ...one } of await supervisionTellings(event, context.db))
        found.push({ ...one, event, facts: { ...event.facts, result } })
      continue
    }
    if (isExtension(event)) {
      for (const { result, ...one } of await extensionTellings(event, ticket, context.db))
        found.push({ ...one, event, matter: { ticketId: ticket.id }, facts: { ...event.facts, result } })
      continue
    }
    const about = { event, matter: { ticketId: ticket.id }, facts: event.facts }
    const told = await recipientsOf(event, ticket, leaders)
    for (const recipient of told) found.push({ ...recipient, ...about })
    for (const follower of followers(event, told)) found.push({ ...about, ...follower })
    for (const recipient of await recipientsOfGiven(event, context.db)) found.push({ ...recipient, ...about })
    for (const recipient of await recipientsOfApproval(event, ticket, context.db))
      found.push({ ...recipient, ...about })
    if (isEvent(event, sealBroken))
      for (const recipient of await recipientsOfBreaking(event, context.db))
        found.push({ ...recipient, ...about })
  }
  return found
}

/** Of an alert that went into another before anybody heard of it that other one is told, and to nobody who knows of it. */
async function asMerged({ db }: CommandContext, found: readonly Telling[]): Promise<Telling[]> {
  const alertOf = ({ matter }: Telling) => ('alertId' in matter ? matter.alertId : null)
  const merged = await mergedAlerts(db, [...new Set(found.flatMap((one) => alertOf(one) ?? []))])
  if (merged.size === 0) return [...found]
  const known = new Set(found.map((one) => `${alertOf(one)} ${one.personId}`))
  return found.flatMap((one) => {
    const into = merged.get(alertOf(one) ?? '')
    if (into === undefined) return one
    const { personId } = one
    const key = `${into.intoId} ${personId}`
    const isTold = into.told.has(personId) || known.has(key)
    known.add(key)
    return isTold ? [] : { ...one, matter: { alertId: into.intoId } }
  })
}

/** Nobody is told of a ticket that is closed to them, whatever else they are. */
async function withoutKept({ db }: CommandContext, found: readonly Telling[]): Promise<Telling[]> {
  const isKept = await keptFrom(db, [...new Set(found.map(({ event }) => event.subjectId))])
  return found.filter(({ event, personId }) => !isKept(event.subjectId, personId))
}

const dueOf = ({ dueAt }: Told['facts']) => (typeof dueAt === 'string' ? { dueAt } : {})

function announce(context: CommandContext, fresh: readonly Told[]): void {
  for (const [personId, told] of Map.groupBy(fresh, (one) => one.personId)) {
    const kinds = [...new Set(told.map(({ kind }) => kind))]
    context.emit(notificationsDelivered, { subject: personId, facts: { kinds, count: told.length } })
  }
}

/** Tells people what concerns them, in their inbox and by mail as they chose. */
export const tellPeople = reaction({
  name: 'notifications.tell-people',
  on: tellingEvents,
  batch: 400,
  quiet: 'the event it tells of is in the log; who is told outside the inbox alone sees nothing there',
  react: async (context, events) => {
    const concerned = await tellings(context, events as readonly EventRecord[])
    const found = await asMerged(context, await withoutKept(context, concerned))
    if (found.length === 0) return
    await tellWebhooks(context, found)
    await tellRobots(context, found)
    const { inApp, byMail, later, pushed } = await byChannel(context, found)
    const fresh = await insertNotifications(
      context.db,
      inApp.map(({ personId, kind, event, matter, facts }) => ({
        id: context.newId(),
        personId,
        kind,
        eventId: event.id,
        matter,
        facts,
        at: event.at,
      })),
    )
    announce(context, fresh)
    await keepLines(context, later)
    await tellBrowsers(context, pushed)
    for (const telling of byMail) {
      const { personId, kind, event, matter, facts } = telling
      const line = {
        kind,
        eventId: event.id,
        matter,
        ...dueOf(facts),
        ...(isOrdered(telling) && { ordered: true as const }),
      }
      await context.enqueue(mailPerson, { personId, line })
    }
  },
})
