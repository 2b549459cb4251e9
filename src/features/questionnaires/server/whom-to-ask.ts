import { Refusal } from '#platform/contract/refusal.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Drawable } from '../domain/sampling.ts'
import { type Audience, audienceOf, mostInAudience } from './audience.query.ts'
import { customersBy } from './invitable.query.ts'

/** The customers known by these addresses, with the address each is known by. */
export const peopleAt = (db: ReadHandle, questionnaireId: string, addresses: readonly string[]) =>
  customersBy(db, questionnaireId, { addresses })

/** Everybody of an audience. Refuses `questionnaires.audienceTooLarge`. */
export async function peopleOf(db: ReadHandle, audience: Audience): Promise<readonly Drawable[]> {
  const people = await audienceOf(db, audience)
  if (people.length > mostInAudience)
    throw new Refusal('questionnaires.audienceTooLarge', 'invalid', { most: mostInAudience })
  return people
}
