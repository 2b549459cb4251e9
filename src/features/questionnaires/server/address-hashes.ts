import { createHmac } from 'node:crypto'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { QuestionnairesTables } from './questionnaires.tables.ts'

/** By what somebody is known: their telephone number and mail address, as customers are recognised by them. */
export interface Addresses {
  readonly phone_key: string | null
  readonly email_key: string | null
}

/** Addresses as hashes with the surveys' key: whoever has not got it reads nobody off them. */
export const hashesOf = (key: Buffer, { phone_key, email_key }: Addresses): readonly Buffer[] =>
  [phone_key, email_key].flatMap((address) =>
    address === null ? [] : [createHmac('sha256', key).update(`address\n${address}`).digest()],
  )

/** Which of these people an erased customer once spoke for: their addresses are to be asked nothing. */
export async function wishedBefore<Person extends Addresses>(
  db: ReadHandle,
  key: Buffer,
  people: readonly Person[],
): Promise<ReadonlySet<Person>> {
  const hashed = people.map((person) => ({ person, hashes: hashesOf(key, person) }))
  const all = hashed.flatMap(({ hashes }) => hashes)
  if (all.length === 0) return new Set()
  const rows = await db
    .tables<QuestionnairesTables>()
    .selectFrom('questionnaire_kept_wishes')
    .select('address_hash')
    .where('address_hash', 'in', all)
    .execute()
  const kept = new Set(rows.map(({ address_hash }) => address_hash.toString('hex')))
  return new Set(
    hashed
      .filter(({ hashes }) => hashes.some((hash) => kept.has(hash.toString('hex'))))
      .map(({ person }) => person),
  )
}
