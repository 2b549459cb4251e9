import { theOrganisation } from '#features/organisation/server/public/profile.ts'
import { requireManagedPerson } from '#features/staff/server/public/authority.ts'
import { personBrief } from '#features/staff/server/public/people.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import { endOtherSession, lookAtLink, makeLink } from '../contract.ts'
import { goodLink } from './links.store.ts'
import { hashedSecret } from './public/hashes.ts'
import { makeLink as newLink } from './public/links.ts'
import { endSessions } from './public/sessions.ts'

/** A new invitation for who has not come yet, a way back in for who has. */
export const makingLink = command(makeLink, async (context, { personId }) => {
  const { status } = await requireManagedPerson(context, personId)
  if (status === 'disabled') throw new Refusal('sign-in.disabledPerson', 'conflict')
  const purpose = status === 'invited' ? ('invite' as const) : ('recovery' as const)
  const { path, expiresAt } = await newLink(context, { personId, purpose })
  return { purpose, path, expiresAt }
})

export const lookingAtLink = command(lookAtLink, async ({ db, now }, { token }) => {
  const link = await goodLink(db, hashedSecret(token), now)
  const person = link && (await personBrief(db, link.personId))
  if (link === undefined || person === undefined) throw new Refusal('sign-in.deadLink', 'missing')
  return {
    purpose: link.purpose,
    personName: person.name,
    organisationName: (await theOrganisation(db))?.name ?? '',
    expiresAt: link.expiresAt.toISOString(),
  }
})

export const endingOtherSession = command(endOtherSession, async (context, { sessionId }) => {
  const { actor } = context
  if (actor.id !== null) await endSessions(context, { personId: actor.id, sessionId, how: 'self' })
  return {}
})
