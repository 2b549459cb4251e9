import { Refusal } from '#platform/contract/refusal.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { type Drawable, drawn, type Sampling } from '../domain/sampling.ts'
import { type Audience, audienceOf, mostInAudience } from './audience.query.ts'
import { customersBy } from './invitable.query.ts'

const mostAddresses = 500
const mostChosen = 5000

const addressesIn = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(/[\s,;，；、]+/)
      .map((one) => one.toLowerCase())
      .filter((one) => one !== ''),
  ),
]

/** The customers known by the addresses in a text, how many addresses there are, and of how many nobody is known by. Refuses `questionnaires.tooManyAddresses`. */
export async function peopleAt(db: ReadHandle, questionnaireId: string, text: string) {
  const addresses = addressesIn(text)
  if (addresses.length > mostAddresses)
    throw new Refusal('questionnaires.tooManyAddresses', 'invalid', { most: mostAddresses })
  const reached = await customersBy(db, questionnaireId, { addresses })
  const known = new Set(reached.map(({ key }) => key))
  return {
    audience: addresses.length,
    unknown: addresses.filter((one) => !known.has(one)).length,
    people: reached.map(({ id }) => ({ id, stratum: null })),
  }
}

/** Those who are drawn of an audience, and how many it has. Refuses `questionnaires.audienceTooLarge` and `questionnaires.tooManyChosen`. */
export async function peopleDrawn(
  db: ReadHandle,
  wanted: Audience,
  { sampling, seed }: { sampling: Sampling; seed: string },
) {
  const audience = await peopleOf(db, wanted)
  const people = drawn(audience, sampling, seed)
  if (people.length > mostChosen && sampling.method !== 'quota')
    throw new Refusal('questionnaires.tooManyChosen', 'invalid', { most: mostChosen, chosen: people.length })
  return { audience: audience.length, people }
}

/** Everybody of an audience. */
async function peopleOf(db: ReadHandle, audience: Audience): Promise<readonly Drawable[]> {
  const people = await audienceOf(db, audience)
  if (people.length > mostInAudience)
    throw new Refusal('questionnaires.audienceTooLarge', 'invalid', { most: mostInAudience })
  return people
}
