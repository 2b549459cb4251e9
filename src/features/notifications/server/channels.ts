import { quietUntil } from '@huixiang/business-time/quiet-hours.ts'
import { theOrganisation } from '#features/organisation/server/public/profile.ts'
import type { EventRecord } from '#platform/contract/event.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { defaultChannels, type Mailing, pressing, pushedByDefault } from '../domain/kinds.ts'
import type { Matter } from '../domain/matter.ts'
import { mailedAt } from '../domain/rhythm.ts'
import type { DigestLine } from './digest.store.ts'
import type { Told } from './notifications.store.ts'
import { tellablePeople } from './people-to-tell.query.ts'
import type { Recipient } from './recipients.ts'
import { rhythmsOf } from './rhythms.query.ts'

/** Somebody, what they are told, and of which event. */
export type Telling = Recipient & {
  readonly event: EventRecord
  readonly matter: Matter
  readonly facts: Told['facts']
}

type People = Awaited<ReturnType<typeof tellablePeople>>

const isOrdered = ({ channels = [] }: Telling): boolean => channels.length > 0

function isInApp(telling: Telling, people: People): boolean {
  const person = people.get(telling.personId)
  if (person === undefined) return false
  if (isOrdered(telling)) return telling.channels?.includes('in_app') ?? false
  return person.chosen(telling.kind)?.in_app ?? defaultChannels[telling.kind].inApp
}

function mailingOf(telling: Telling, people: People): Mailing {
  const person = people.get(telling.personId)
  if (!person?.hasEmail) return 'never'
  if (isOrdered(telling)) return telling.channels?.includes('email') ? 'at_once' : 'never'
  const own = person.chosen(telling.kind)
  if (own === undefined) return defaultChannels[telling.kind].email
  if (!own.email) return 'never'
  return own.in_digest ? 'digest' : 'at_once'
}

/** In quiet hours a browser tells only what presses; the inbox has the rest. */
function isPushed(telling: Telling, people: People, isQuiet: boolean): boolean {
  const person = people.get(telling.personId)
  if (person === undefined || (isQuiet && !pressing.has(telling.kind))) return false
  return person.chosen(telling.kind)?.push ?? pushedByDefault(telling.kind)
}

/** Divides tellings by the channels their people chose: the inbox, a mail now, a line of a later one. A ladder's own channels keep its own quiet hours. */
export async function byChannel(context: CommandContext, found: readonly Telling[]) {
  const { db, now } = context
  const personIds = [...new Set(found.map(({ personId }) => personId))]
  const people = await tellablePeople(db, personIds)
  const rhythmOf = await rhythmsOf(db, personIds)
  const timeZone = (await theOrganisation(db))?.time_zone ?? 'UTC'
  const byMail: Telling[] = []
  const later: DigestLine[] = []
  for (const telling of found) {
    const { personId, kind, event, matter, facts } = telling
    const mailing = mailingOf(telling, people)
    const sendAt = isOrdered(telling)
      ? mailing === 'never'
        ? null
        : now
      : mailedAt({ kind, mailing }, rhythmOf(personId), { now, timeZone })
    if (sendAt === null) continue
    if (sendAt > now || mailing === 'digest')
      later.push({ personId, eventId: event.id, kind, matter, facts, at: event.at, sendAt })
    else byMail.push(telling)
  }
  const isQuiet = ({ personId }: Telling) => {
    const { quiet } = rhythmOf(personId)
    return quiet !== null && quietUntil(quiet, { now, timeZone }) !== null
  }
  return {
    inApp: found.filter((telling) => isInApp(telling, people)),
    pushed: found.filter((telling) => isPushed(telling, people, isQuiet(telling))),
    ...{ byMail, later },
  }
}
