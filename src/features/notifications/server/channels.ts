import type { EventRecord } from '#platform/contract/event.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { type Channel, defaultChannels, type Mailing, pushedByDefault } from '../domain/kinds.ts'
import type { Matter } from '../domain/matter.ts'
import { mailed, pushedAt } from '../domain/rhythm.ts'
import type { DigestLine } from './digest.store.ts'
import type { Told } from './notifications.store.ts'
import { tellablePeople } from './people-to-tell.query.ts'
import type { Recipient } from './recipients.ts'
import { rhythmsOf } from './rhythms.query.ts'
import { timeZoneHere } from './time-zone-here.ts'

/** Somebody, what they are told, and of which event. */
export type Telling = Recipient & {
  readonly event: EventRecord
  readonly matter: Matter
  readonly facts: Told['facts']
}

type People = Awaited<ReturnType<typeof tellablePeople>>

/** Whether a ladder said by which channels, whatever its reader chose. */
export const isOrdered = ({ channels = [] }: Telling): boolean => channels.length > 0

export const isOrderedIn = (channel: Channel, { channels = [] }: Telling): boolean =>
  channels.includes(channel)

function isInApp(telling: Telling, people: People): boolean {
  const person = people.get(telling.personId)
  if (person === undefined) return false
  if (isOrdered(telling)) return isOrderedIn('in_app', telling)
  return person.chosen(telling.kind)?.in_app ?? defaultChannels[telling.kind].inApp
}

function mailingOf(telling: Telling, people: People): Mailing {
  const person = people.get(telling.personId)
  if (!person?.hasEmail) return 'never'
  if (isOrdered(telling)) return isOrderedIn('email', telling) ? 'at_once' : 'never'
  return person.chosen(telling.kind)?.mailing ?? defaultChannels[telling.kind].email
}

function isPushed(telling: Telling, people: People): boolean {
  const { personId, kind } = telling
  const person = people.get(personId)
  if (person === undefined) return false
  return isOrderedIn('push', telling) || (person.chosen(kind)?.push ?? pushedByDefault(kind))
}

/**
 * Divides tellings by the channels their people chose: the inbox, a mail now, a line of a later one, a browser and from when on. A ladder's own
 * channels keep its own quiet hours. Browsers that somebody wants to be told in are told beside what a ladder orders.
 */
export async function byChannel(context: CommandContext, found: readonly Telling[]) {
  const { db, now } = context
  const personIds = [...new Set(found.map(({ personId }) => personId))]
  const people = await tellablePeople(db, personIds)
  const rhythmOf = await rhythmsOf(db, personIds)
  const present = { now, timeZone: await timeZoneHere(db) }
  const byMail: Telling[] = []
  const later: DigestLine[] = []
  for (const telling of found) {
    const { personId, kind, event, matter, facts } = telling
    const mailing = mailingOf(telling, people)
    const told = isOrdered(telling)
      ? mailing !== 'never' && { at: now, wait: null }
      : mailed({ kind, mailing }, rhythmOf(personId), present)
    if (!told) continue
    const { wait, at: sendAt } = told
    if (wait === null) byMail.push(telling)
    else later.push({ personId, eventId: event.id, kind, matter, facts, at: event.at, wait, sendAt })
  }
  const pushed = found
    .filter((telling) => isPushed(telling, people))
    .map((telling) => ({
      ...telling,
      from: isOrderedIn('push', telling) ? now : pushedAt(telling.kind, rhythmOf(telling.personId), present),
    }))
  return { inApp: found.filter((telling) => isInApp(telling, people)), pushed, byMail, later }
}
