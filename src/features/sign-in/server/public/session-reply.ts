import { theOrganisation } from '#features/organisation/server/public/profile.ts'
import { grantsOf } from '#features/staff/server/public/grants.ts'
import { personBrief } from '#features/staff/server/public/people.ts'
import type { ReplyOf } from '#platform/contract/endpoint.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { startSession } from '../../contract.ts'

/** Everything the screens need to know about who is at them. */
export async function sessionReply(
  read: ReadHandle,
  { personId, sessionId }: { personId: string; sessionId: string | null },
): Promise<ReplyOf<typeof startSession>> {
  const [person, organisation, grants] = await Promise.all([
    personBrief(read, personId),
    theOrganisation(read),
    grantsOf(read, personId),
  ])
  if (person === undefined || organisation === undefined) {
    throw new Refusal('platform.notSignedIn', 'unidentified')
  }
  const { id, name, orgUnitId, locale, availability } = person
  return {
    sessionId,
    person: { id, name, orgUnitId, locale, availability },
    organisation: {
      name: organisation.name,
      industry: organisation.industry,
      timeZone: organisation.time_zone,
      dayBegins: organisation.day_begins,
      defaultLocale: organisation.default_locale,
    },
    grants,
  }
}
